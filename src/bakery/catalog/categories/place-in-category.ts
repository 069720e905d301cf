import { operation } from '../../operation.ts';
import { rows } from '../../rows.ts';
import { type OfProduct, shopOfProduct } from '../shop-of-product.ts';
import { categoryCalled } from './category-called.ts';

export interface Placing extends OfProduct {
  readonly categoryId: number;
  readonly isIn: boolean;
}

/** A product stands in any number of categories; those of other shops are passed over. */
export const placeInCategory = operation({
  name: 'place-in-category',
  allow: ['owner'],
  shop: shopOfProduct,
  audited: true,
  async run({ em }, _actor, { productId, categoryId, isIn }: Placing) {
    if (!isIn) {
      await rows(em)`delete from product_category where product_id = ${productId} and category_id = ${categoryId}`;
      return;
    }
    await rows(em)`
      insert into product_category (category_id, product_id)
      select c.id, p.id from product p join category c on c.shop_id = p.shop_id
      where p.id = ${productId} and c.id = ${categoryId} on conflict do nothing`;
  },
});

export interface NewPlacing extends OfProduct {
  readonly name: string;
}

/** Into the category of that name, which is made when the shop has none. */
export const placeInCategoryCalled = operation({
  name: 'place-in-category-called',
  allow: ['owner'],
  shop: shopOfProduct,
  audited: true,
  async run({ em }, _actor, { productId, name }: NewPlacing) {
    const shopId = (await shopOfProduct(em, { productId }))!;
    const categoryId = await categoryCalled(em, shopId, name);
    await rows(em)`insert into product_category (category_id, product_id) values (${categoryId}, ${productId})
      on conflict do nothing`;
  },
});
