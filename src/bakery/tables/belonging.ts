import { byNumber, type Ordering } from './table.ts';

export const byName = (...by: string[]): Ordering => ({ name: 'name', by, descending: false });
/** Below an order; its newest orders first. Found by the number of the order. */
export const ofOrder = (name: string, key: string) => ({
  name,
  from: `orders p join ${name} t on t.order_id = p.id`,
  shop: 'p.shop_id',
  orderings: byNumber('p.id', key),
  number: 'p.id',
});
/** Found by the name of the product. */
export const ofProduct = (name: string, key: string) => ({
  name,
  from: `product p join ${name} t on t.product_id = p.id`,
  shop: 'p.shop_id',
  orderings: byNumber('p.id', key),
  beginning: 'lower(p.name)',
});
/** Found by the first name of somebody. */
export const named = (name: string, person: string) => ({
  ...ofShop(name),
  from: `${name} t join person w on w.id = t.${person}`,
  beginning: 'lower(w.first_name)',
});
export const ofShop = (name: string) => ({
  name,
  from: `${name} t`,
  shop: 't.shop_id',
  key: ['id'] as const,
  orderings: byNumber('t.id'),
});
