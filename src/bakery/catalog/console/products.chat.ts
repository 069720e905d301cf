import { tidy } from '../../../chat/readers.ts';
import { room } from '../../../chat/room.ts';
import type { Turn } from '../../../chat/turn.ts';
import { workplace } from '../../people/workplace.ts';
import { inShop } from '../../people/workplaces/at-work.ts';
import { Refusal } from '../../refusal.ts';
import { keepSearch } from '../finding/keep-search.ts';
import { LONGEST_SEARCH } from '../finding/search.ts';
import type { ListedProduct } from '../own-list/own-list.queries.ts';
import { chooseListScreen } from '../own-list/own-list.screens.ts';
import { ownLists } from '../own-list/own-lists.queries.ts';
import { packPlace, unpackPlace } from '../own-list/own-place.ts';
import { shelveProducts } from '../own-list/shelve-products.ts';
import { shelveSomeScreen, sumOf } from '../own-list/shelve-some.screens.ts';
import { ownListOf, showOwnList } from '../own-list/show-own-list.ts';
import { addProductForm } from './add-product.form.ts';
import { archiveProduct, restoreProduct } from './archive-product.ts';
import { bakeToOrder } from './bake-to-order.ts';
import { askField, editProductForm } from './edit-product.form.ts';
import { copyProductForm, findProductForm } from './own-product.form.ts';
import {
  archive,
  bringBackProduct,
  chooseList,
  copyProduct,
  editField,
  findProducts,
  listProducts,
  moreOfProduct,
  seeProduct,
  shelveOne,
  shelvePage,
  shelveSome,
  toOrder,
  turnOnShelf,
  turnSoldOut,
} from './own-products.actions.ts';
import { beginProduct, openOwnProduct, openProducts, putOnShelf } from './products.actions.ts';
import { currencyOf } from './products.queries.ts';
import { justArchivedScreen, moreOfProductScreen } from './products.screens.ts';
import { sellOutToday } from './sell-out-today.ts';
import { setOnShelf } from './set-on-shelf.ts';
import { type OwnShown, ownProductOf, showOwnProduct } from './show-own-product.ts';

export const products = room();

products.form(addProductForm);
products.form(editProductForm);
products.form(copyProductForm);
products.form(findProductForm);

products.command('products', async (turn, written) => {
  const words = [...tidy(written)].slice(0, LONGEST_SEARCH).join('').trim();
  workplace(turn.visitor, 'owner');
  const found = words === '' ? undefined : await turn.run(keepSearch, { words });
  await showOwnList(turn, found ? packPlace({ list: 'found', id: found.searchId, page: 0 }) : 0);
});
products.on(openProducts, (turn, { page }) => showOwnList(turn, page));
products.on(listProducts, (turn, { place }) => showOwnList(turn, place));
products.on(findProducts, (turn) => turn.begin(findProductForm, { shopId: workplace(turn.visitor, 'owner') }));
products.on(chooseList, async (turn, { place, page }) => {
  const shopId = workplace(turn.visitor, 'owner');
  const lists = await turn.read(ownLists, shopId, page);
  await turn.show(await inShop(turn, shopId, chooseListScreen(turn.say, lists, unpackPlace(place))));
});

products.on(shelveSome, (turn, { place }) => showOwnList(turn, place, shelveSomeScreen));
products.on(shelveOne, async (turn, { productId, shown, place }) => {
  await turn.run(setOnShelf, { productId, onShelf: shown === 1 });
  await showOwnList(turn, place, shelveSomeScreen);
});
products.on(shelvePage, async (turn, { shown, place, sum }) => {
  const { products: found } = await ownListOf(turn, place);
  await turn.toast(
    sumOf(found) === sum ? await shelveAll(turn, found, shown === 1) : turn.say('products.several.moved-on'),
  );
  await showOwnList(turn, place, shelveSomeScreen);
});

products.on(seeProduct, (turn, shown) => showOwnProduct(turn, shown));
products.on(openOwnProduct, (turn, { productId, page }) => showOwnProduct(turn, { productId, place: page }));
products.on(moreOfProduct, (turn, shown) => showOwnProduct(turn, shown, moreOfProductScreen));
products.on(turnOnShelf, (turn, { shown, ...product }) => shelve(turn, product, shown === 1));
products.on(putOnShelf, (turn, { productId, shown, page }) => shelve(turn, { productId, place: page }, shown === 1));
products.on(turnSoldOut, async (turn, { productId, soldOut, place }) => {
  await turn.run(sellOutToday, { productId, isSoldOut: soldOut === 1 });
  await showOwnProduct(turn, { productId, place });
});
products.on(toOrder, async (turn, { productId, place }) => {
  await turn.run(bakeToOrder, { productId });
  await showOwnProduct(turn, { productId, place }, moreOfProductScreen);
});
products.on(editField, (turn, { field, ...product }) => askField(turn, product, field));

products.on(copyProduct, async (turn, { productId, place }) => {
  const { name: product, shopId } = await ownProductOf(turn, productId);
  await turn.begin(copyProductForm, { productId, product, shopId, place });
});
products.on(archive, async (turn, { productId, place }) => {
  const product = await ownProductOf(turn, productId);
  await turn.run(archiveProduct, { productId });
  await turn.show(justArchivedScreen(turn.say, product, place, product.onShelf));
});
products.on(bringBackProduct, async (turn, { productId, shown, place }) => {
  await turn.run(restoreProduct, { productId, onShelf: shown === 1 });
  await showOwnProduct(turn, { productId, place });
});

products.command('addproduct', begin);
products.on(beginProduct, begin);

async function begin(turn: Turn): Promise<void> {
  const shopId = workplace(turn.visitor, 'owner');
  const currency = await turn.read(currencyOf, shopId);
  if (currency === undefined) throw new Refusal('shop.gone');
  await turn.begin(addProductForm, { shopId, currency });
}

/** @returns what has happened, in words. */
async function shelveAll(turn: Turn, listed: readonly ListedProduct[], onShelf: boolean): Promise<string> {
  const shopId = workplace(turn.visitor, 'owner');
  const productIds = listed.map(({ productId }) => productId);
  const count = await turn.run(shelveProducts, { shopId, productIds, onShelf });
  if (count === 0) return turn.say('products.several.none');
  return turn.say(onShelf ? 'products.several.on' : 'products.several.off', { count });
}

async function shelve(turn: Turn, shown: OwnShown, onShelf: boolean): Promise<void> {
  await turn.run(setOnShelf, { productId: shown.productId, onShelf });
  await showOwnProduct(turn, shown);
}
