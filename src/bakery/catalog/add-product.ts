import { operation, type Work } from '../operation.ts';
import { Refusal } from '../refusal.ts';
import { rows } from '../rows.ts';
import { photoIdOf } from './keep-photo.ts';

export interface NewProduct {
  readonly shopId: number;
  readonly name: string;
  /** Minor units of the shop's currency. */
  readonly price: number;
  /** Ids; those of other shops are passed over. */
  readonly categories: readonly number[];
  /** Further categories by their names, with commas between; made when the shop has none of that name. */
  readonly newCategory: string | null;
  /** Null = baked to order. */
  readonly stock: number | null;
  /** Telegram's file id. */
  readonly photo: string | null;
}

/** @throws {Refusal} `product.name-taken`, whatever the case. */
export const addProduct = operation({
  name: 'add-product',
  allow: ['owner'],
  shop: async (_em, { shopId }: NewProduct) => shopId,
  async run(work, { personId }, product) {
    const { em } = work;
    const photoId = product.photo === null ? null : await photoIdOf(em, product.photo);
    const productId = await write(work, product, { photoId, personId });
    const added: number[] = [];
    for (const name of namesIn(product.newCategory)) added.push(await categoryCalled(em, product.shopId, name));
    await rows(em)`insert into product_category (category_id, product_id)
      select id, ${productId}::int from category
      where shop_id = ${product.shopId} and id = any(${[...product.categories, ...added]}::int[])`;
    return { productId };
  },
});

/** `Bread, Cakes,bread` → `Bread`, `Cakes`. */
export function namesIn(written: string | null): string[] {
  const names = (written ?? '').split(',').map((name) => name.trim());
  const isFirst = (name: string, i: number) => names.findIndex((one) => one.toLowerCase() === name.toLowerCase()) === i;
  return names.filter((name, i) => name !== '' && isFirst(name, i));
}

async function write(
  { em }: Work,
  { shopId, name, price, stock }: NewProduct,
  { photoId, personId }: { photoId: number | null; personId: number },
): Promise<number> {
  const [made] = await rows<{ id: number }>(em)`
    with made as (
      insert into product (shop_id, name, price, stock, photo_id)
      values (${shopId}, ${name}, ${price}, ${stock}, ${photoId})
      on conflict (shop_id, lower(name)) do nothing returning id, stock
    ), opened as (
      insert into stock_movement (product_id, quantity, reason, by_id)
      select id, stock, 'opening', ${personId}::int from made where stock > 0
    )
    select id from made`;
  if (!made) throw new Refusal('product.name-taken', { name });
  return made.id;
}

async function categoryCalled(em: Work['em'], shopId: number, name: string): Promise<number> {
  const [category] = await rows<{ id: number }>(em)`
    with known as (
      select id from category where shop_id = ${shopId} and lower(name) = lower(${name}) order by id limit 1
    ), made as (
      insert into category (shop_id, name, position)
      select ${shopId}, ${name}, coalesce(max(position), 0) + 1 from category
      where shop_id = ${shopId} having not exists (select from known)
      on conflict (shop_id, name) do update set name = excluded.name returning id
    )
    select id from known union all select id from made`;
  return category!.id;
}
