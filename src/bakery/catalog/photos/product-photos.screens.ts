import { label } from '../../../chat/emoji.ts';
import type { Say } from '../../../chat/say.ts';
import type { Button, Screen } from '../../../chat/screen.ts';
import type { OwnProduct } from '../console/own-product.queries.ts';
import { askRemovePhoto, dropPhoto, movePhotoTo, seePhotos, takePhotos } from '../console/own-products.actions.ts';
import { backToProduct } from '../console/products.screens.ts';

/** One picture of a product, and the way to the others. @param wanted which of them, from 0 */
export function productPhotosScreen(say: Say, product: OwnProduct, place: number, wanted: number): Screen {
  const { productId, name, photoIds } = product;
  const count = photoIds.length;
  const photo = Math.min(wanted, count - 1);
  const photoId = photoIds[photo];
  const add = { label: label('photo', say('products.add-photo')), data: takePhotos.write({ productId, place }) };
  if (photoId === undefined) {
    return { text: say.html('products.no-photos', { name }), buttons: [[add], [backToProduct(say, productId, place)]] };
  }
  const leaf = (to: number) => seePhotos.write({ productId, photo: to, place });
  const remove = {
    label: label('remove', say('products.remove-photo')),
    data: askRemovePhoto.write({ productId, photoId, place }),
  };
  return {
    text: say.html(photo === 0 ? 'products.first-photo' : 'products.photo', { name, position: photo + 1, count }),
    photo: { photoId },
    buttons: [
      ...inRow([
        ...(photo > 0 ? [{ label: label('previous', `${photo}/${count}`), data: leaf(photo - 1) }] : []),
        ...(photo < count - 1 ? [{ label: label('next', `${photo + 2}/${count}`), data: leaf(photo + 1) }] : []),
      ]),
      ...inRow([
        ...(photo > 0 ? [move(say, 'earlier', { productId, photoId, to: photo - 1, place })] : []),
        ...(photo < count - 1 ? [move(say, 'later', { productId, photoId, to: photo + 1, place })] : []),
      ]),
      ...inRow(photo > 1 ? [move(say, 'first', { productId, photoId, to: 0, place })] : []),
      [add, remove],
      [backToProduct(say, productId, place)],
    ],
  };
}

function inRow(buttons: Button[]): Button[][] {
  return buttons.length === 0 ? [] : [buttons];
}

function move(say: Say, way: 'earlier' | 'later' | 'first', to: Parameters<typeof movePhotoTo.write>[0]): Button {
  return { label: label(way === 'later' ? 'later' : 'earlier', say(`products.${way}`)), data: movePhotoTo.write(to) };
}

/** A picture cannot be brought back, so it is asked once more. */
export function removePhotoScreen(say: Say, product: OwnProduct, place: number, photoId: number): Screen {
  const { productId, name, photoIds } = product;
  const photo = Math.max(0, photoIds.indexOf(photoId));
  return {
    text: say.html('products.ask.remove-photo', { name }),
    photo: { photoId },
    buttons: [
      [{ label: label('remove', say('products.remove-photo')), data: dropPhoto.write({ productId, photoId, place }) }],
      [{ label: label('back', say('products.keep-photo')), data: seePhotos.write({ productId, photo, place }) }],
    ],
  };
}
