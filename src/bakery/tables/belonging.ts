import { byNumber, type Ordering } from './table.ts';

export const byName = (...by: string[]): Ordering => ({ name: 'name', by, descending: false });
/** Below an order; its newest orders first. */
export const ofOrder = (name: string, key: string) => ({
  name,
  from: `orders p join ${name} t on t.order_id = p.id`,
  shop: 'p.shop_id',
  orderings: byNumber('p.id', key),
});
export const ofProduct = (name: string, key: string) => ({
  name,
  from: `product p join ${name} t on t.product_id = p.id`,
  shop: 'p.shop_id',
  orderings: byNumber('p.id', key),
});
export const ofShop = (name: string) => ({
  name,
  from: `${name} t`,
  shop: 't.shop_id',
  key: ['id'] as const,
  orderings: byNumber('t.id'),
});
