import { linkId } from '../../chat/link.ts';
import { room } from '../../chat/room.ts';
import type { Turn } from '../../chat/turn.ts';
import { openProduct } from '../catalog/catalog.actions.ts';
import { addFromHit, openHit } from '../catalog/finding/search.actions.ts';
import { addToCart } from './add-to-cart.ts';
import { addFromCard } from './cart.actions.ts';
import { inscribeNew } from './inscription.form.ts';
import { lookAtProduct } from './look-at-product.ts';
import { backHearers, backNotice } from './product-back.notices.ts';
import {
  addBack,
  leafHitPhotos,
  leafPhotos,
  openBack,
  watchAgain,
  watchHit,
  watchProduct as watchInList,
} from './product-page.actions.ts';
import type { InHits, InList } from './product-page.screens.ts';
import { type Shown, showProduct } from './show-product.ts';
import { watchProduct } from './watch-product.ts';

export const productPages = room();

productPages.on(openProduct, (turn, { productId, ...place }) => showProduct(turn, { productId }, place));
productPages.on(openHit, (turn, { productId, ...place }) => showProduct(turn, { productId }, place));
productPages.on(leafPhotos, (turn, { productId, photo, ...place }) => showProduct(turn, { productId, photo }, place));
productPages.on(leafHitPhotos, (turn, { productId, photo, ...place }) =>
  showProduct(turn, { productId, photo }, place),
);

productPages.on(addFromCard, (turn, { productId, ...place }) => add(turn, { productId }, place));
productPages.on(addFromHit, (turn, { productId, ...place }) => add(turn, { productId }, place));
productPages.on(addBack, (turn, { productId }) => goThere(turn, productId, add));

async function add(turn: Turn, shown: Shown, place: InList | InHits): Promise<void> {
  const { productId } = shown;
  const lookingAt = shown.shopId ?? turn.visitor.shopId ?? 0;
  const { shopId, name, quantity, asksInscription } = await turn.run(addToCart, { shopId: lookingAt, productId });
  await turn.toast(turn.say('cart.added', { quantity }));
  if (asksInscription) return inscribeNew(turn, { shopId, productId, name });
  await showProduct(turn, { ...shown, shopId }, place);
}

productPages.on(watchInList, (turn, { productId, isWatched, ...place }) =>
  watch(turn, { productId }, place, isWatched === 1),
);
productPages.on(watchHit, (turn, { productId, isWatched, ...place }) =>
  watch(turn, { productId }, place, isWatched === 1),
);
productPages.on(watchAgain, (turn, { productId }) =>
  goThere(turn, productId, (_turn, shown, place) => watch(turn, shown, place, true)),
);

async function watch(turn: Turn, shown: Shown, place: InList | InHits, wanted: boolean): Promise<void> {
  const { isWatched } = await turn.run(watchProduct, { productId: shown.productId, isWatched: wanted });
  if (isWatched || !wanted) await turn.toast(turn.say(isWatched ? 'product.will-tell' : 'product.wont-tell'));
  await showProduct(turn, shown, place);
}

productPages.on(openBack, (turn, { productId }) => goThere(turn, productId, showProduct));
productPages.link('p_', (turn, words) => goThere(turn, linkId(words) ?? 0, showProduct));

/** From outside of any list, and perhaps of the shop that the person was looking at. */
async function goThere(
  turn: Turn,
  productId: number,
  then: (turn: Turn, shown: Shown, place: InList) => Promise<void>,
): Promise<void> {
  const { shopId, categoryId } = await turn.run(lookAtProduct, { productId });
  await then(turn, { productId, shopId }, { categoryId, page: 0 });
}

productPages.tells(backHearers, backNotice);
