import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { label } from '../../chat/emoji.ts';
import type { Hearers, Notice } from '../../chat/notice.ts';
import type { Say } from '../../chat/say.ts';
import type { Screen } from '../../chat/screen.ts';
import { availability, isSoldOut, type Stocked } from '../catalog/availability.ts';
import { isSoldOutToday, stockNow } from '../catalog/console/stock-now.ts';
import { shopOfProduct } from '../catalog/shop-of-product.ts';
import { rows } from '../rows.ts';
import { addBack, openBack, watchAgain } from './product-page.actions.ts';

export interface ProductBack extends Stocked {
  readonly productId: number;
  readonly name: string;
  /** Minor units. */
  readonly price: number;
  readonly currency: string;
  readonly shopName: string;
  readonly photoId: number | null;
}

/** Told once to whoever asked. Its subject is the product. */
export const backNotice: Notice = {
  code: 'cat.back',
  keeps: 'message',
  canWait: (em, productId) => shopOfProduct(em, { productId }),
  async render({ em, say }, productId) {
    const product = await productBack(em, productId);
    return product && productBackScreen(say, product);
  },
};

export const backHearers: Hearers = {
  'product.back': async (_em, { productId, personIds }) =>
    personIds.map((personId) => ({ notice: backNotice, subjectId: productId, personId })),
};

async function productBack(em: SqlEntityManager, productId: number): Promise<ProductBack | undefined> {
  const [found] = await rows<ProductBack>(em)`
    select p.id as "productId", p.name, p.price, s.currency, s.name as "shopName", p.photo_id as "photoId",
      ${stockNow} as stock, ${isSoldOutToday} as "isSoldOutToday", p.on_shelf as "onShelf"
    from product p join shop s on s.id = p.shop_id where p.id = ${productId}`;
  return found;
}

/** Others may have been faster than the news: then it says so, and can be asked for once more. */
export function productBackScreen(say: Say, product: ProductBack): Screen {
  const { productId, name, price, currency, shopName: shop, photoId } = product;
  const isGone = isSoldOut(product);
  const facts = { name, shop, price: say.money({ minor: price, currency }), state: availability(say, product) };
  return {
    text: say.html(isGone ? 'product.gone-again' : 'product.is-back', facts),
    ...(photoId !== null && { photo: { photoId } }),
    buttons: [
      [
        isGone
          ? { label: label('watch', say('product.watch')), data: watchAgain.write({ productId }) }
          : { label: label('add', say('cart.product.add')), data: addBack.write({ productId }) },
      ],
      [{ label: label('catalogue', say('product.open')), data: openBack.write({ productId }) }],
    ],
  };
}
