import { archiveProduct } from '../catalog/console/archive-product.ts';
import { removeCategory } from '../catalog/console/arrange-categories.ts';
import { beginCategory } from '../catalog/console/categories.actions.ts';
import { type CategoryField, categoryFields } from '../catalog/console/category-fields.ts';
import { editCategory } from '../catalog/console/edit-category.ts';
import { editProduct } from '../catalog/console/edit-product.ts';
import { placeInCategory } from '../catalog/console/place-in-category.ts';
import { type ProductField, productFields } from '../catalog/console/product-fields.ts';
import { beginProduct } from '../catalog/console/products.actions.ts';
import { shelveProducts } from '../catalog/console/shelve-products.ts';
import type { Outcome } from '../operation.ts';
import { saveSetting } from '../shops/settings/save-setting.ts';
import { shopFields } from '../shops/settings/shop-fields.ts';
import { byName, ofProduct, ofShop } from './belonging.ts';
import { byNumber, fields, link, lists, moments, type Table, text, words, yesNo } from './table.ts';

/** Those of one column each. */
const plainShopFields = shopFields.filter(({ columns }) => !columns);

/** The bakery and what it sells, by the names of their tables. */
export const goods = {
  shop: {
    ...ofShop('shop'),
    shop: 't.id',
    called: 'x.name',
    title: ['name', 'address'],
    columns: [...text('id'), ...fields(plainShopFields, 'settings.fields'), ...moments('paused_until', 'created_at')],
    beginning: 'lower(t.name)',
    edit: { fields: plainShopFields, words: 'settings.fields', save: saveSetting },
    add: 'invite',
    remove: 'history',
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
  },
  product: {
    ...ofShop('product'),
    called: 'x.name',
    orderings: [byName('lower(t.name)', 't.id'), ...byNumber('t.id')],
    title: ['name', 'price', 'stock'],
    columns: [
      ...text('id'),
      ...fields(productFields, 'products.fields'),
      ...text('stock', 'spare'),
      ...lists('tags', 'allergens'),
      ...yesNo('on_shelf', 'takes_inscription'),
      ...text('sold', 'rating_sum', 'rating_count', 'version'),
      ...moments('created_at'),
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
  },
  product_photo: {
    ...ofProduct('product_photo', 't.photo_id'),
    key: ['product_id', 'photo_id'],
    title: ['product_id', 'position'],
    columns: [link('product_id', 'product'), ...text('position')],
    edit: 'page',
    add: 'page',
    remove: 'page',
  },
  product_watch: {
    ...ofProduct('product_watch', 't.person_id'),
    key: ['product_id', 'person_id'],
    title: ['product_id', 'person_id'],
    columns: [link('product_id', 'product'), link('person_id', 'person'), ...moments('at')],
    edit: 'people',
    add: 'people',
    remove: 'people',
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
      link('by_id', 'person'),
      ...moments('at'),
    ],
    edit: 'ledger',
    add: 'ledger',
    remove: 'ledger',
  },
  batch: {
    ...ofShop('batch'),
    title: ['product_id', 'quantity', 'at'],
    columns: [
      ...text('id'),
      link('product_id', 'product'),
      ...text('quantity'),
      link('by_id', 'person'),
      ...moments('at'),
    ],
    edit: 'ledger',
    add: 'page',
    remove: 'ledger',
  },
} satisfies Record<string, Table>;
