import { room } from '../../../chat/room.ts';
import type { Turn } from '../../../chat/turn.ts';
import { allergens } from '../../people/allergens.ts';
import { inShop } from '../../people/workplaces/at-work.ts';
import { placeInCategory } from '../categories/place-in-category.ts';
import { showCategoriesOf } from '../categories/show-categories-of.ts';
import { addPhotoForm } from '../photos/add-photo.form.ts';
import { movePhoto, removePhoto } from '../photos/order-photos.ts';
import { productPhotosScreen, removePhotoScreen } from '../photos/product-photos.screens.ts';
import { tags } from '../tags.ts';
import { declareAllergen } from './declare-allergen.ts';
import { nameCategoryForm } from './own-product.form.ts';
import {
  askRemovePhoto,
  dropPhoto,
  movePhotoTo,
  nameCategory,
  seeAllergens,
  seeCategories,
  seePhotos,
  seeTags,
  takePhotos,
  turnAllergen,
  turnCategory,
  turnInscription,
  turnTag,
} from './own-products.actions.ts';
import { productAllergensScreen, productTagsScreen } from './product-marks.screens.ts';
import {
  beginPhoto,
  markProductAllergen,
  markTag,
  openProductAllergens,
  openProductTags,
  switchInscription,
} from './products.actions.ts';
import { moreOfProductScreen } from './products.screens.ts';
import { type OwnShown, ownProductOf, showOwnProduct } from './show-own-product.ts';
import { tagProduct } from './tag-product.ts';
import { takeInscriptions } from './take-inscriptions.ts';

/** Photos, categories, tags, allergens and inscriptions of a product; buttons of older messages know a page only. */
export const productParts = room();

productParts.form(addPhotoForm);
productParts.form(nameCategoryForm);

productParts.on(seeTags, (turn, shown) => showOwnProduct(turn, shown, productTagsScreen));
productParts.on(openProductTags, (turn, { productId, page: place }) =>
  showOwnProduct(turn, { productId, place }, productTagsScreen),
);
productParts.on(turnTag, (turn, { tag, isTagged, ...shown }) => mark(turn, shown, tag, isTagged === 1));
productParts.on(markTag, (turn, { productId, tag, isTagged, page: place }) =>
  mark(turn, { productId, place }, tag, isTagged === 1),
);

async function mark(turn: Turn, shown: OwnShown, position: number, isTagged: boolean): Promise<void> {
  const tag = tags[position];
  if (tag) await turn.run(tagProduct, { productId: shown.productId, tag, isTagged });
  await showOwnProduct(turn, shown, productTagsScreen);
}

productParts.on(seeAllergens, (turn, shown) => showOwnProduct(turn, shown, productAllergensScreen));
productParts.on(openProductAllergens, (turn, { productId, page: place }) =>
  showOwnProduct(turn, { productId, place }, productAllergensScreen),
);
productParts.on(turnAllergen, (turn, { allergen, isInIt, ...shown }) => declare(turn, shown, allergen, isInIt === 1));
productParts.on(markProductAllergen, (turn, { productId, allergen, isInIt, page: place }) =>
  declare(turn, { productId, place }, allergen, isInIt === 1),
);

async function declare(turn: Turn, shown: OwnShown, position: number, isInIt: boolean): Promise<void> {
  const allergen = allergens[position];
  if (allergen) await turn.run(declareAllergen, { productId: shown.productId, allergen, isInIt });
  await showOwnProduct(turn, shown, productAllergensScreen);
}

productParts.on(turnInscription, (turn, { takes, ...shown }) => inscribe(turn, shown, takes === 1));
productParts.on(switchInscription, (turn, { productId, takes, page: place }) =>
  inscribe(turn, { productId, place }, takes === 1),
);

async function inscribe(turn: Turn, shown: OwnShown, takesInscription: boolean): Promise<void> {
  await turn.run(takeInscriptions, { productId: shown.productId, takesInscription });
  await showOwnProduct(turn, shown, moreOfProductScreen);
}

productParts.on(seeCategories, (turn, { page, ...shown }) => showCategoriesOf(turn, shown, page));
productParts.on(turnCategory, async (turn, { productId, categoryId, isIn, page, place }) => {
  await turn.run(placeInCategory, { productId, categoryId, isIn: isIn === 1 });
  await showCategoriesOf(turn, { productId, place }, page);
});
productParts.on(nameCategory, async (turn, { productId, place }) => {
  const { name: product, shopId } = await ownProductOf(turn, productId);
  await turn.begin(nameCategoryForm, { productId, product, shopId, place });
});

productParts.on(takePhotos, takeIn);
productParts.on(beginPhoto, (turn, { productId, page }) => takeIn(turn, { productId, place: page }));
productParts.on(seePhotos, (turn, { photo, ...shown }) => showPhotos(turn, shown, () => photo));
productParts.on(movePhotoTo, async (turn, { productId, photoId, to, place }) => {
  await turn.run(movePhoto, { productId, photoId, to });
  await showPhotos(turn, { productId, place }, (photoIds) => photoIds.indexOf(photoId));
});
productParts.on(askRemovePhoto, async (turn, { photoId, ...shown }) => {
  const product = await ownProductOf(turn, shown.productId);
  if (!product.photoIds.includes(photoId)) return showPhotos(turn, shown, () => 0);
  await turn.show(removePhotoScreen(turn.say, product, shown.place, photoId));
});
productParts.on(dropPhoto, async (turn, { productId, photoId, place }) => {
  await turn.run(removePhoto, { productId, photoId });
  await showPhotos(turn, { productId, place }, () => 0);
});

async function takeIn(turn: Turn, { productId, place }: OwnShown): Promise<void> {
  const { name, photoIds } = await ownProductOf(turn, productId);
  await turn.begin(addPhotoForm, { productId, name, had: photoIds.length, page: place });
}

/** @param which of its pictures, from 0; one that is not there is the first */
async function showPhotos(turn: Turn, shown: OwnShown, which: (photoIds: readonly number[]) => number): Promise<void> {
  const product = await ownProductOf(turn, shown.productId);
  const photo = Math.max(0, which(product.photoIds));
  await turn.show(await inShop(turn, product.shopId, productPhotosScreen(turn.say, product, shown.place, photo)));
}
