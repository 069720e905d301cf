import { room } from '../../chat/room.ts';
import type { Turn } from '../../chat/turn.ts';
import { allergens } from '../people/allergens.ts';
import { atWork } from '../people/at-work.ts';
import { workplace } from '../people/workplace.ts';
import { Refusal } from '../refusal.ts';
import { addPhotoForm } from './add-photo.form.ts';
import { addProductForm } from './add-product.form.ts';
import { declareAllergen } from './declare-allergen.ts';
import { productAllergensScreen, productTagsScreen } from './product-marks.screens.ts';
import {
  beginPhoto,
  beginProduct,
  markProductAllergen,
  markTag,
  openOwnProduct,
  openProductAllergens,
  openProducts,
  openProductTags,
  putOnShelf,
  switchInscription,
} from './products.actions.ts';
import { ownProduct, productList, shopOfProducts } from './products.queries.ts';
import { productsScreen } from './products.screens.ts';
import { setOnShelf } from './set-on-shelf.ts';
import { ownedBy, showOwnProduct } from './show-own-product.ts';
import { tagProduct } from './tag-product.ts';
import { tags } from './tags.ts';
import { takeInscriptions } from './take-inscriptions.ts';

export const products = room();

products.form(addProductForm);
products.form(addPhotoForm);

products.command('products', async (turn) => turn.send(await listOf(turn, 0)));
products.on(openProducts, async (turn, { page }) => turn.show(await listOf(turn, page)));
products.on(openOwnProduct, (turn, product) => showOwnProduct(turn, product));
products.on(putOnShelf, async (turn, { productId, shown, page }) => {
  await turn.run(setOnShelf, { productId, onShelf: shown === 1 });
  await showOwnProduct(turn, { productId, page });
});
products.on(switchInscription, async (turn, { productId, takes, page }) => {
  await turn.run(takeInscriptions, { productId, takesInscription: takes === 1 });
  await showOwnProduct(turn, { productId, page });
});
products.on(openProductTags, (turn, product) => showOwnProduct(turn, product, productTagsScreen));
products.on(markTag, async (turn, { productId, tag: position, isTagged, page }) => {
  const tag = tags[position];
  if (tag) await turn.run(tagProduct, { productId, tag, isTagged: isTagged === 1 });
  await showOwnProduct(turn, { productId, page }, productTagsScreen);
});
products.on(openProductAllergens, (turn, product) => showOwnProduct(turn, product, productAllergensScreen));
products.on(markProductAllergen, async (turn, { productId, allergen: position, isInIt, page }) => {
  const allergen = allergens[position];
  if (allergen) await turn.run(declareAllergen, { productId, allergen, isInIt: isInIt === 1 });
  await showOwnProduct(turn, { productId, page }, productAllergensScreen);
});
products.on(beginPhoto, async (turn, { productId, page }) => {
  const product = await turn.read(ownProduct, productId, ownedBy(turn.visitor));
  if (!product) throw new Refusal('product.unknown');
  await turn.begin(addPhotoForm, { productId, name: product.name, page });
});
products.command('addproduct', begin);
products.on(beginProduct, begin);

async function begin(turn: Turn): Promise<void> {
  const shopId = workplace(turn.visitor, 'owner');
  await turn.begin(addProductForm, { shopId, ...(await turn.read(shopOfProducts, shopId)) });
}

async function listOf(turn: Turn, page: number) {
  const shopId = workplace(turn.visitor, 'owner');
  return atWork(turn, shopId, productsScreen(turn.say, await turn.read(productList, shopId, page)));
}
