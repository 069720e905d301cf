import { removeCategory } from '../catalog/categories/arrange-categories.ts';
import { beginCategory, openOwnCategory } from '../catalog/categories/categories.actions.ts';
import { type CategoryField, categoryFields } from '../catalog/categories/category-fields.ts';
import { editCategory } from '../catalog/categories/edit-category.ts';
import { placeInCategory } from '../catalog/categories/place-in-category.ts';
import { archiveProduct } from '../catalog/console/archive-product.ts';
import { editProduct } from '../catalog/console/edit-product.ts';
import { seeCategories, seePhotos, seeProduct } from '../catalog/console/own-products.actions.ts';
import { type ProductField, productFields } from '../catalog/console/product-fields.ts';
import { beginProduct } from '../catalog/console/products.actions.ts';
import { shelveProducts } from '../catalog/own-list/shelve-products.ts';
import { removePhoto } from '../catalog/photos/order-photos.ts';
import { openExchange } from '../exchange/exchange.actions.ts';
import { openBaking } from '../kitchen/baking/bake.actions.ts';
import type { Outcome } from '../operation.ts';
import { editShop } from '../shops/settings/edit-shop.ts';
import { saveSetting } from '../shops/settings/save-setting.ts';
import { openSettings } from '../shops/settings/settings.actions.ts';
import { shopFields } from '../shops/settings/shop-fields.ts';
import { openStock } from '../stock/restock.actions.ts';
import { byName, ofProduct, ofShop } from './belonging.ts';
import { putProductBack } from './put-product-back.ts';
import { byNumber, fields, link, moments, shownAs, type Table, text, words, yesNo } from './table.ts';

/** Those of one column each. */
const plainShopFields = shopFields.filter(({ columns }) => !columns);

/** The bakery and what it sells, by the names of their tables. */
export const goods = {
  shop: {
    ...ofShop('shop'),
    shop: 't.id',
    called: 'x.name',
    title: ['name', 'address'],
    columns: [
      ...text('id'),
      ...fields(plainShopFields, 'settings.fields'),
      ...moments('paused_until', 'created_at'),
      ...text('latitude', 'longitude'),
      shownAs('hours', 'hours'),
    ],
    beginning: 'lower(t.name)',
    edit: { fields: plainShopFields, words: 'settings.fields', save: saveSetting },
    add: 'invite',
    remove: 'history',
    page: { meaning: 'settings', name: 'shop', of: ({ rowId: shopId }) => openSettings.write({ shopId }) },
    undo: {
      columns: ['hours'],
      save: (turn, { rowId: shopId, field: column, value, seen }) =>
        turn.run(editShop, { shopId, column, value, seen: seen as Outcome }),
    },
  },
  category: {
    ...ofShop('category'),
    called: 'x.name',
    title: ['emoji', 'name', 'shown'],
    columns: [...text('id'), ...fields(categoryFields, 'categories.fields'), ...text('position', 'shown')],
    beginning: 'lower(t.name)',
    edit: {
      fields: categoryFields,
      words: 'categories.fields',
      save: (turn, { rowId: categoryId, field, value, seen }) =>
        turn.run(editCategory, { categoryId, field: field as CategoryField, value: value ?? '', seen: String(seen) }),
    },
    add: { data: beginCategory.write({}) },
    remove: {
      ask: 'tables.sure.category',
      remove: (turn, categoryId) => turn.run(removeCategory, { categoryId }),
    },
    page: {
      meaning: 'catalogue',
      name: 'category',
      of: ({ rowId: categoryId }) => openOwnCategory.write({ categoryId, page: 0 }),
    },
  },
  product: {
    ...ofShop('product'),
    called: 'x.name',
    orderings: [byName('lower(t.name)', 't.id'), ...byNumber('t.id')],
    title: ['name', 'price', 'stock'],
    columns: [
      ...text('id'),
      ...fields(productFields, 'products.fields'),
      ...text('stock', 'low_at', 'spare'),
      shownAs('tags', 'tags'),
      shownAs('allergens', 'allergens'),
      ...yesNo('on_shelf', 'takes_inscription'),
      ...text('sold', 'rating_sum', 'rating_count'),
      ...moments('created_at', 'sold_out_until', 'archived_at'),
    ],
    beginning: 'lower(t.name)',
    edit: {
      fields: productFields,
      words: 'products.fields',
      save: (turn, { rowId: productId, field, value, seen }) =>
        turn.run(editProduct, { productId, field: field as ProductField, value, seen: seen as Outcome }),
    },
    add: { data: beginProduct.write({}) },
    remove: {
      ask: 'tables.sure.product',
      remove: (turn, productId) => turn.run(archiveProduct, { productId }),
    },
    page: {
      meaning: 'catalogue',
      name: 'product',
      of: ({ rowId: productId }) => seeProduct.write({ productId, place: 0 }),
    },
    undo: { columns: ['on_shelf', 'takes_inscription', 'tags', 'allergens', 'low_at'], save: putProductBack },
    bulk: {
      column: 'on_shelf',
      async set(turn, shopId, productIds, onShelf) {
        await turn.run(shelveProducts, { shopId, productIds: [...productIds], onShelf });
      },
    },
  },
  product_category: {
    ...ofProduct('product_category', 't.category_id'),
    key: ['product_id', 'category_id'],
    title: ['product_id', 'category_id'],
    columns: [link('product_id', 'product'), link('category_id', 'category')],
    edit: 'page',
    add: 'page',
    remove: {
      ask: 'tables.sure.place',
      remove: (turn, productId, categoryId) => turn.run(placeInCategory, { productId, categoryId, isIn: false }),
    },
    page: {
      meaning: 'catalogue',
      name: 'categories',
      of: ({ rowId: productId }) => seeCategories.write({ productId, page: 0, place: 0 }),
    },
  },
  product_photo: {
    ...ofProduct('product_photo', 't.photo_id'),
    key: ['product_id', 'photo_id'],
    title: ['product_id', 'position'],
    columns: [link('product_id', 'product'), ...text('position')],
    edit: 'page',
    add: 'page',
    remove: {
      ask: 'tables.sure.photo',
      remove: (turn, productId, photoId) => turn.run(removePhoto, { productId, photoId }),
    },
    page: {
      meaning: 'photo',
      name: 'photos',
      of: ({ rowId: productId, values }) => seePhotos.write({ productId, photo: Number(values.position), place: 0 }),
    },
  },
  product_watch: {
    ...ofProduct('product_watch', 't.person_id'),
    key: ['product_id', 'person_id'],
    title: ['product_id', 'person_id'],
    columns: [link('product_id', 'product'), link('person_id', 'person'), ...moments('at')],
    edit: 'own',
    add: 'own',
    remove: 'own',
  },
  stock_movement: {
    ...ofProduct('stock_movement', 't.id'),
    key: ['id'],
    title: ['product_id', 'quantity', 'reason'],
    columns: [
      ...text('id'),
      link('product_id', 'product'),
      ...text('quantity'),
      ...words('reason'),
      link('order_id', 'orders'),
      { ...link('by_id', 'person'), isOneWay: true },
      ...moments('at'),
    ],
    edit: 'ledger',
    add: 'ledger',
    remove: 'ledger',
    page: {
      meaning: 'stock',
      name: 'stock',
      of: ({ values }) => openStock.write({ productId: Number(values.product_id), searchId: 0, low: 0, page: 0 }),
    },
  },
  batch: {
    ...ofShop('batch'),
    from: 'batch t join product w on w.id = t.product_id',
    beginning: 'lower(w.name)',
    title: ['product_id', 'quantity', 'at'],
    columns: [
      ...text('id'),
      link('product_id', 'product'),
      ...text('quantity'),
      link('by_id', 'person'),
      ...moments('at'),
      ...text('left_over', 'corrected_from'),
    ],
    edit: 'ledger',
    add: 'ledger',
    remove: 'ledger',
    page: {
      meaning: 'bake',
      name: 'baking',
      of: ({ values }) => openBaking.write({ productId: Number(values.product_id) }),
    },
  },
  goods_import: {
    ...ofShop('goods_import'),
    title: ['file_name', 'state', 'at'],
    columns: [...text('id', 'file_name'), ...words('state'), link('by_id', 'person'), ...moments('at', 'ended_at')],
    edit: 'history',
    add: { data: openExchange.write({}) },
    remove: 'history',
  },
} satisfies Record<string, Table>;
