import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { PAGE } from '../../chat/pages.ts';
import { rows } from '../rows.ts';

/** Buttons under one question; more categories than these are not offered there. */
const MOST_CATEGORIES = 40;

export interface ListedProduct {
  readonly productId: number;
  readonly name: string;
  /** Null = baked to order. */
  readonly stock: number | null;
  readonly onShelf: boolean;
}

export interface ProductList {
  readonly shop: string;
  readonly products: readonly ListedProduct[];
  readonly page: number;
  readonly count: number;
}

type ListRow = Omit<ListedProduct, 'productId'> & { productId: number | null; shop: string; count: number };

/** All products of a shop by name, on the shelf or not. */
export async function productList(em: SqlEntityManager, shopId: number, page: number): Promise<ProductList> {
  const found = await rows<ListRow>(em)`
    select s.name as shop, (select count(*) from product where shop_id = s.id) as count,
      p.id as "productId", p.name, p.stock, p.on_shelf as "onShelf"
    from shop s left join lateral (
      select * from product where shop_id = s.id order by lower(name) limit ${PAGE} offset ${page * PAGE}
    ) p on true
    where s.id = ${shopId} order by lower(p.name)`;
  const { shop = '', count = 0 } = found[0] ?? {};
  const products = found.filter((row): row is ListRow & ListedProduct => row.productId !== null);
  if (products.length === 0 && page > 0) return productList(em, shopId, 0);
  return {
    shop,
    count,
    page,
    products: products.map(({ productId, name, stock, onShelf }) => ({ productId, name, stock, onShelf })),
  };
}

export interface OwnProduct extends ListedProduct {
  readonly description: string;
  /** Minor units. */
  readonly price: number;
  readonly currency: string;
  readonly photoId: number | null;
  /** The first one counted too. */
  readonly photos: number;
  readonly categories: readonly string[];
  readonly tags: readonly string[];
  /** Of `people/allergens.ts`. */
  readonly allergens: readonly string[];
  readonly takesInscription: boolean;
}

/** Whose products somebody may see as an owner: every shop's, or those of a few. */
export type Owned = 'all' | readonly number[];

/** @returns undefined for products of shops that are not theirs. */
export async function ownProduct(
  em: SqlEntityManager,
  productId: number,
  owned: Owned,
): Promise<OwnProduct | undefined> {
  const [product] = await rows<OwnProduct>(em)`
    select p.id as "productId", p.name, p.description, p.price, s.currency, p.stock, p.on_shelf as "onShelf",
      p.photo_id as "photoId", p.tags, p.allergens, p.takes_inscription as "takesInscription",
      (p.photo_id is not null)::int + (select count(*)::int from product_photo f where f.product_id = p.id) as photos,
      array(select c.name from product_category i join category c on c.id = i.category_id
        where i.product_id = p.id order by c.position, c.name)::text[] as categories
    from product p join shop s on s.id = p.shop_id
    where p.id = ${productId} and (${owned === 'all'} or p.shop_id = any(${owned === 'all' ? [] : owned}::int[]))`;
  return product;
}

export interface ShopOfProducts {
  readonly currency: string;
  readonly hasCategories: boolean;
}

/** What the questions about a new product depend on. */
export async function shopOfProducts(em: SqlEntityManager, shopId: number): Promise<ShopOfProducts | undefined> {
  const [shop] = await rows<ShopOfProducts>(em)`
    select currency, exists (select from category where shop_id = s.id) as "hasCategories"
    from shop s where id = ${shopId}`;
  return shop;
}

export interface CategoryName {
  readonly id: number;
  readonly name: string;
}

export async function categoriesOf(em: SqlEntityManager, shopId: number): Promise<CategoryName[]> {
  return rows<CategoryName>(em)`
    select id, name from category where shop_id = ${shopId} order by position, name limit ${MOST_CATEGORIES}`;
}

/** Whatever the case. */
export async function isProductNameTaken(em: SqlEntityManager, shopId: number, name: string): Promise<boolean> {
  const found = await rows(em)`select 1 from product where shop_id = ${shopId} and lower(name) = lower(${name})`;
  return found.length > 0;
}
