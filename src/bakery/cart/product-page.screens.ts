import { label } from '../../chat/emoji.ts';
import { linkTo, shareLink } from '../../chat/link.ts';
import type { Say } from '../../chat/say.ts';
import type { Button, Screen } from '../../chat/screen.ts';
import { isSoldOut } from '../catalog/availability.ts';
import { openCatalog, openCategory, openProduct } from '../catalog/catalog.actions.ts';
import { addFromHit, openHit, openHits } from '../catalog/finding/search.actions.ts';
import type { Neighbour, Standing } from '../catalog/neighbours.ts';
import { checkOut } from '../orders/orders.actions.ts';
import { addFromCard, openCart, writeInscription } from './cart.actions.ts';
import { leafHitPhotos, leafPhotos, watchHit, watchProduct } from './product-page.actions.ts';
import type { ProductPage } from './product-page.queries.ts';
import { productText } from './product-text.ts';

/** Where ⬅️ goes. */
export interface InList {
  readonly categoryId: number;
  readonly page: number;
}

export interface InHits {
  readonly searchId: number;
  readonly page: number;
}

export interface Look {
  /** For the link that is shared. */
  readonly botName: string;
  /** Undefined when it is not in the list that somebody came from. */
  readonly standing?: Standing;
  /** Which of its pictures, from 0. */
  readonly photo?: number;
}

export function productScreen(say: Say, product: ProductPage, place: InList | InHits, look: Look): Screen {
  const { productId, name, photoIds, inCart, quantity } = product;
  const { standing, botName } = look;
  const photo = (look.photo ?? 0) % Math.max(photoIds.length, 1);
  const share = shareLink(linkTo(botName, 'p_', productId), name);
  return {
    text: productText(say, product, standing),
    ...(photoIds.length > 0 && { photo: { photoId: photoIds[photo]! } }),
    buttons: [
      [isSoldOut(product) ? watchButton(say, product, place) : addButton(say, product, place)],
      ...(product.takesInscription && quantity > 0 ? [[inscriptionButton(say, productId)]] : []),
      ...(photoIds.length > 1 ? [[photoButton(say, product, place, photo)]] : []),
      ...(standing ? leafing(standing, place) : []),
      [cartButton(say, inCart), ...(inCart > 0 ? [checkOutButton(say)] : [])],
      [backButton(say, place), { label: label('share', say('product.share')), url: share }],
    ],
  };
}

function addButton(say: Say, { productId, quantity }: ProductPage, place: InList | InHits): Button {
  const text = quantity > 0 ? say('cart.product.one-more', { quantity }) : say('cart.product.add');
  const data =
    'searchId' in place ? addFromHit.write({ productId, ...place }) : addFromCard.write({ productId, ...place });
  return { label: label('add', text), data };
}

function watchButton(say: Say, { productId, isWatched }: ProductPage, place: InList | InHits): Button {
  const next = { productId, isWatched: isWatched ? 0 : 1 };
  return {
    label: isWatched ? label('cancel', say('product.unwatch')) : label('watch', say('product.watch')),
    data: 'searchId' in place ? watchHit.write({ ...next, ...place }) : watchProduct.write({ ...next, ...place }),
  };
}

/** `📷 2 of 3`: the one that a tap shows is the next, after the last the first. */
function photoButton(say: Say, product: ProductPage, place: InList | InHits, photo: number): Button {
  const { productId, photoIds } = product;
  const count = photoIds.length;
  const next = { productId, photo: (photo + 1) % count };
  return {
    label: label('photo', say('product.photo', { position: photo + 1, count })),
    data: 'searchId' in place ? leafHitPhotos.write({ ...next, ...place }) : leafPhotos.write({ ...next, ...place }),
  };
}

/** The place in the list goes along, so that ⬅️ comes back to the page of what is looked at last. */
function leafing({ previous, next, count }: Standing, place: InList | InHits): Button[][] {
  const to = ({ productId, page }: Neighbour) =>
    'searchId' in place
      ? openHit.write({ productId, searchId: place.searchId, page })
      : openProduct.write({ productId, categoryId: place.categoryId, page });
  const row = [
    ...(previous ? [{ label: label('previous', `${previous.position}/${count}`), data: to(previous) }] : []),
    ...(next ? [{ label: label('next', `${next.position}/${count}`), data: to(next) }] : []),
  ];
  return row.length > 0 ? [row] : [];
}

function inscriptionButton(say: Say, productId: number): Button {
  return { label: label('edit', say('product.inscribe')), data: writeInscription.write({ productId, page: 0 }) };
}

function cartButton(say: Say, inCart: number): Button {
  const name = inCart > 0 ? say('cart.open-with', { pieces: inCart }) : say('cart.open');
  return { label: label('cart', name), data: openCart.write({ page: 0 }) };
}

function checkOutButton(say: Say): Button {
  return { label: label('confirm', say('cart.check-out')), data: checkOut.write({}) };
}

function backButton(say: Say, place: InList | InHits): Button {
  const data = 'searchId' in place ? openHits.write(place) : openCategory.write(place);
  return { label: label('back', say('cart.product.back')), data };
}

export function productGoneScreen(say: Say): Screen {
  return {
    text: say.html('cart.product.gone'),
    buttons: [[{ label: label('catalogue', say('cart.catalogue')), data: openCatalog.write({ page: 0 }) }]],
  };
}
