import { linkId } from '../../chat/link.ts';
import { room } from '../../chat/room.ts';
import type { Turn } from '../../chat/turn.ts';
import { openProduct } from '../catalog/catalog.actions.ts';
import { addFromHit, openHit } from '../catalog/search.actions.ts';
import { addToCart } from './add-to-cart.ts';
import { addFromCard } from './cart.actions.ts';
import { inscribeNew } from './inscription.form.ts';
import { lookAtProduct } from './look-at-product.ts';
import { productPage } from './product-page.queries.ts';
import { type InHits, type InList, productGoneScreen, productScreen } from './product-page.screens.ts';

export const productPages = room();

productPages.on(openProduct, (turn, { productId, ...place }) => {
  return showProduct(turn, productId, turn.visitor.shopId ?? 0, place);
});

productPages.on(openHit, (turn, { productId, ...place }) => {
  return showProduct(turn, productId, turn.visitor.shopId ?? 0, place);
});

productPages.on(addFromCard, (turn, { productId, ...place }) => add(turn, productId, place));
productPages.on(addFromHit, (turn, { productId, ...place }) => add(turn, productId, place));

async function add(turn: Turn, productId: number, place: InList | InHits): Promise<void> {
  const shopId = turn.visitor.shopId ?? 0;
  const { name, quantity, asksInscription } = await turn.run(addToCart, { shopId, productId });
  await turn.toast(turn.say('cart.added', { quantity }));
  if (asksInscription) return inscribeNew(turn, productId, name);
  await showProduct(turn, productId, shopId, place);
}

productPages.link('p_', async (turn, words) => {
  const { shopId, categoryId } = await turn.run(lookAtProduct, { productId: linkId(words) ?? 0 });
  await showProduct(turn, linkId(words) ?? 0, shopId, { categoryId, page: 0 });
});

async function showProduct(turn: Turn, productId: number, shopId: number, place: InList | InHits): Promise<void> {
  const product = await turn.read(productPage, { shopId, personId: turn.visitor.personId, productId });
  await turn.show(product ? productScreen(turn.say, product, place) : productGoneScreen(turn.say));
}
