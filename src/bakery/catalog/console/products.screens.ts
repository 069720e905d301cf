import { label, ticked } from '../../../chat/emoji.ts';
import type { Say } from '../../../chat/say.ts';
import type { Button, Screen } from '../../../chat/screen.ts';
import { openStock } from '../../stock/restock.actions.ts';
import type { OwnProduct } from './own-product.queries.ts';
import { ownProductText } from './own-product-text.ts';
import {
  archive,
  bringBackProduct,
  copyProduct,
  editField,
  listProducts,
  moreOfProduct,
  seeAllergens,
  seeCategories,
  seePhotos,
  seeProduct,
  seeTags,
  takePhotos,
  toOrder,
  turnInscription,
  turnOnShelf,
  turnSoldOut,
} from './own-products.actions.ts';
import { type ProductField, productFields } from './product-fields.ts';
import { beginProduct } from './products.actions.ts';

/** A product as its owner sees it: all there is to know, and what is needed between two trays. */
export function ownProductScreen(say: Say, product: OwnProduct, place: number): Screen {
  const { productId, onShelf, isSoldOutToday } = product;
  const shelf = { productId, shown: onShelf ? 0 : 1, place };
  const today = { productId, soldOut: isSoldOutToday ? 0 : 1, place };
  if (product.isArchived) return archivedScreen(say, product, place);
  return withPicture(product, {
    text: ownProductText(say, product),
    buttons: [
      [
        {
          label: label('shelf', say(onShelf ? 'products.take-off' : 'products.put-on')),
          data: turnOnShelf.write(shelf),
        },
      ],
      ...(onShelf
        ? [
            [
              {
                label: label('time', say(isSoldOutToday ? 'products.sell-again' : 'products.sell-out')),
                data: turnSoldOut.write(today),
              },
            ],
          ]
        : []),
      [fieldButton(say, productId, 'price', place), stockButton(say, productId)],
      [
        photoButton(say, product, place),
        { label: label('edit', say('products.more')), data: moreOfProduct.write({ productId, place }) },
      ],
      [backToList(say, place)],
    ],
  });
}

/** All that can be changed. */
export function moreOfProductScreen(say: Say, product: OwnProduct, place: number): Screen {
  const { productId, takesInscription } = product;
  const of = (field: ProductField) => fieldButton(say, productId, field, place);
  const edit = (key: string, data: string) => ({ label: label('edit', say(key)), data });
  return withPicture(product, {
    text: ownProductText(say, product),
    buttons: [
      [of('name'), of('description')],
      [
        edit('products.category', seeCategories.write({ productId, page: 0, place })),
        edit('products.tags', seeTags.write({ productId, place })),
      ],
      [edit('products.allergens', seeAllergens.write({ productId, place })), of('weight_grams')],
      [of('cost'), of('lead_minutes')],
      [
        {
          label: ticked(takesInscription, say('products.takes-inscription')),
          data: turnInscription.write({ productId, takes: takesInscription ? 0 : 1, place }),
        },
      ],
      ...(product.stock === null ? [] : [[edit('products.to-order', toOrder.write({ productId, place }))]]),
      [
        { label: label('add', say('products.copy')), data: copyProduct.write({ productId, place }) },
        { label: label('remove', say('products.archive')), data: archive.write({ productId, place }) },
      ],
      [backToProduct(say, productId, place)],
    ],
  });
}

/** A new one, and what it should not be without. */
export function addedScreen(say: Say, product: OwnProduct): Screen {
  const { productId } = product;
  return {
    text: `${say.html('products.added')}\n\n${ownProductText(say, product)}`,
    buttons: [
      [{ label: label('photo', say('products.add-photo')), data: takePhotos.write({ productId, place: 0 }) }],
      [
        fieldButton(say, productId, 'description', 0),
        { label: label('edit', say('products.category')), data: seeCategories.write({ productId, page: 0, place: 0 }) },
      ],
      [
        stockButton(say, productId),
        { label: label('edit', say('products.more')), data: moreOfProduct.write({ productId, place: 0 }) },
      ],
      [{ label: label('add', say('products.add-another')), data: beginProduct.write({}) }],
      [backToProduct(say, productId, 0)],
    ],
  };
}

/** Just now it can be undone as if nothing had been; from the list of archived ones it comes back off the shelf. */
function archivedScreen(say: Say, product: OwnProduct, place: number): Screen {
  const { productId } = product;
  const back = { productId, shown: 0, place };
  return withPicture(product, {
    text: ownProductText(say, product),
    buttons: [
      [{ label: label('giveBack', say('products.unarchive')), data: bringBackProduct.write(back) }],
      [fieldButton(say, productId, 'name', place)],
      [backToList(say, place)],
    ],
  });
}

/** @param wasShown on the shelf before. */
export function justArchivedScreen(say: Say, product: OwnProduct, place: number, wasShown: boolean): Screen {
  const { productId, name } = product;
  const undo = bringBackProduct.write({ productId, shown: wasShown ? 1 : 0, place });
  return withPicture(product, {
    text: say.html('products.just-archived', { name }),
    buttons: [[{ label: label('giveBack', say('products.undo')), data: undo }], [backToList(say, place)]],
  });
}

/** With the product's picture, so that the message can turn into other pages of it and back. */
export function withPicture({ photoIds: [photoId] }: OwnProduct, screen: Screen): Screen {
  return { ...screen, ...(photoId !== undefined && { photo: { photoId } }) };
}

export function backToProduct(say: Say, productId: number, place: number): Button {
  return { label: label('back', say('products.back')), data: seeProduct.write({ productId, place }) };
}

/** From what stands under ✏️ More. */
export function backToMore(say: Say, productId: number, place: number): Button {
  return { label: label('back', say('products.back')), data: moreOfProduct.write({ productId, place }) };
}

function backToList(say: Say, place: number): Button {
  return { label: label('back', say('products.to-list')), data: listProducts.write({ place }) };
}

function fieldButton(say: Say, productId: number, field: ProductField, place: number): Button {
  const position = productFields.findIndex(({ name }) => name === field);
  return {
    label: label('edit', say(`products.fields.${field}.name`)),
    data: editField.write({ productId, field: position, place }),
  };
}

/** What came, what went, what lies there. */
function stockButton(say: Say, productId: number): Button {
  const data = openStock.write({ productId, searchId: 0, low: 0, page: 0 });
  return { label: label('stock', say('stock.news.open')), data };
}

function photoButton(say: Say, { productId, photoIds }: OwnProduct, place: number): Button {
  return photoIds.length === 0
    ? { label: label('photo', say('products.add-photo')), data: takePhotos.write({ productId, place }) }
    : {
        label: label('photo', say('products.photos-of', { count: photoIds.length })),
        data: seePhotos.write({ productId, photo: 0, place }),
      };
}
