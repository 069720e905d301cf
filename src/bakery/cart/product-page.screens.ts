import { label } from '../../chat/emoji.ts';
import type { Say } from '../../chat/say.ts';
import type { Button, Screen } from '../../chat/screen.ts';
import { shorten } from '../../chat/shorten.ts';
import { availability, isSoldOut } from '../catalog/availability.ts';
import { openCatalog, openCategory } from '../catalog/catalog.actions.ts';
import { addFromHit, openHits } from '../catalog/search.actions.ts';
import { tagText } from '../catalog/tags.ts';
import { checkOut } from '../orders/orders.actions.ts';
import { allergenText } from '../people/allergens.ts';
import { addFromCard, openCart } from './cart.actions.ts';
import type { ProductPage } from './product-page.queries.ts';

/** A caption has 1024 characters; what else stands on the page takes up to 600 with every tag and allergen. */
const DESCRIPTION = 420;

/** Where ⬅️ goes. */
export interface InList {
  readonly categoryId: number;
  readonly page: number;
}

export interface InHits {
  readonly searchId: number;
  readonly page: number;
}

export function productScreen(say: Say, product: ProductPage, place: InList | InHits): Screen {
  const { productId, quantity, inCart, photoId } = product;
  const isHit = 'searchId' in place;
  const addData = isHit ? addFromHit.write({ productId, ...place }) : addFromCard.write({ productId, ...place });
  const add = { label: label('add', addText(say, quantity)), data: addData };
  return {
    text: productText(say, product),
    ...(photoId !== null && { photo: { photoId } }),
    buttons: [
      ...(isSoldOut(product) ? [] : [[add]]),
      [cartButton(say, inCart), ...(inCart > 0 ? [checkOutButton(say)] : [])],
      [
        {
          label: label('back', say('cart.product.back')),
          data: isHit ? openHits.write(place) : openCategory.write(place),
        },
      ],
    ],
  };
}

function addText(say: Say, quantity: number): string {
  return quantity > 0 ? say('cart.product.one-more', { quantity }) : say('cart.product.add');
}

function productText(say: Say, product: ProductPage): string {
  const { name, description, price, currency, weightGrams, tags, allergens, avoided, quantity } = product;
  const amount = say.money({ minor: price, currency });
  const facts = [
    ...(weightGrams === null ? [] : [say('cart.product.grams', { grams: weightGrams })]),
    ...tags.map((tag) => tagText(say, tag)),
  ];
  return [
    say.html('cart.product.title', { name }),
    say.html('cart.product.price', { price: amount, state: availability(say, product) }),
    ...(facts.length > 0 ? [say.html('cart.product.facts', { facts: facts.join(' · ') })] : []),
    ...(description ? [say.html('cart.product.description', { description: shorten(description, DESCRIPTION) })] : []),
    ...(allergens.length > 0 ? [say.html('cart.product.contains', { allergens: allergenText(say, allergens) })] : []),
    ...(avoided.length > 0 ? [say.html('cart.product.avoided', { allergens: allergenText(say, avoided) })] : []),
    ...(quantity > 0 ? [say.html('cart.product.in-cart', { quantity })] : []),
  ].join('\n');
}

function cartButton(say: Say, inCart: number): Button {
  const name = inCart > 0 ? say('cart.open-with', { pieces: inCart }) : say('cart.open');
  return { label: label('cart', name), data: openCart.write({ page: 0 }) };
}

function checkOutButton(say: Say): Button {
  return { label: label('confirm', say('cart.check-out')), data: checkOut.write({}) };
}

export function productGoneScreen(say: Say): Screen {
  return {
    text: say.html('cart.product.gone'),
    buttons: [[{ label: label('catalogue', say('cart.catalogue')), data: openCatalog.write({ page: 0 }) }]],
  };
}
