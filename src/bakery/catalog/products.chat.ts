import { room } from '../../chat/room.ts';
import type { Turn } from '../../chat/turn.ts';
import type { Visitor } from '../../chat/visitor.ts';
import { workplace } from '../people/workplace.ts';
import { Refusal } from '../refusal.ts';
import { addProductForm } from './add-product.form.ts';
import { beginProduct, openOwnProduct, openProducts, putOnShelf } from './products.actions.ts';
import { type Owned, ownProduct, productList, shopOfProducts } from './products.queries.ts';
import { ownProductScreen, productsScreen } from './products.screens.ts';
import { setOnShelf } from './set-on-shelf.ts';

export const products = room();

products.form(addProductForm);

products.command('products', async (turn) => turn.send(await listOf(turn, 0)));
products.on(openProducts, async (turn, { page }) => turn.show(await listOf(turn, page)));
products.on(openOwnProduct, (turn, { productId, page }) => showProduct(turn, productId, page));
products.on(putOnShelf, async (turn, { productId, shown, page }) => {
  await turn.run(setOnShelf, { productId, onShelf: shown === 1 });
  await showProduct(turn, productId, page);
});
products.command('addproduct', begin);
products.on(beginProduct, begin);

async function begin(turn: Turn): Promise<void> {
  const shopId = workplace(turn.visitor, 'owner');
  await turn.begin(addProductForm, { shopId, ...(await turn.read(shopOfProducts, shopId)) });
}

async function listOf(turn: Turn, page: number) {
  return productsScreen(turn.say, await turn.read(productList, workplace(turn.visitor, 'owner'), page));
}

async function showProduct(turn: Turn, productId: number, page: number): Promise<void> {
  const product = await turn.read(ownProduct, productId, ownedBy(turn.visitor));
  if (!product) throw new Refusal('product.unknown');
  await turn.show(ownProductScreen(turn.say, product, page));
}

function ownedBy({ operator, roles }: Visitor): Owned {
  return operator ? 'all' : roles.filter(({ kind }) => kind === 'owner').map(({ shopId }) => shopId);
}
