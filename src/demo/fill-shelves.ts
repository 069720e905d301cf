import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { Category } from '../bakery/catalog/category.ts';
import { Photo } from '../bakery/catalog/photo.ts';
import { Product } from '../bakery/catalog/product.ts';
import { ProductCategory } from '../bakery/catalog/product-category.ts';
import { ProductPhoto } from '../bakery/catalog/product-photo.ts';
import { Person } from '../bakery/people/person.ts';
import { Shop } from '../bakery/shops/shop.ts';
import { StockMovement } from '../bakery/stock/stock-movement.ts';
import { closeUp } from './close-up.ts';
import { soldPieces } from './orders.ts';
import { demoPrice } from './price.ts';
import { type DemoProduct, demoCategories, demoProducts, type Words } from './products.ts';

export interface Shelves {
  readonly shopId: number;
  readonly ownerId: number;
  readonly language: keyof Words;
  /** ISO 4217. */
  readonly currency: string;
  /** JPEGs by the name of their SVG file. */
  readonly pictures: ReadonlyMap<string, Buffer>;
  readonly openedAt: Date;
}

/** @returns the id of each product by its key. */
export async function fillShelves(em: SqlEntityManager, shelves: Shelves): Promise<ReadonlyMap<string, number>> {
  const { language, openedAt } = shelves;
  const shop = em.getReference(Shop, shelves.shopId);
  const by = em.getReference(Person, shelves.ownerId);
  const categories = demoCategories.map(({ key, name, emoji }, position) => {
    return [key, em.create(Category, { shop, name: name[language], emoji, position })] as const;
  });
  const products = demoProducts.map((about) => {
    const photo = em.create(Photo, { bytes: shelves.pictures.get(about.picture)! });
    const product = em.create(Product, { shop, photo, ...goodsOf(about, shelves), createdAt: openedAt });
    for (const [key, category] of categories) {
      if (about.categories.includes(key)) em.create(ProductCategory, { category, product });
    }
    if (product.stock !== null && product.stock !== undefined) {
      em.create(StockMovement, { product, quantity: product.stock, reason: 'opening', by, at: openedAt });
    }
    return [about.key, product] as const;
  });
  await em.flush();
  await hangCloseUps(em, shelves.pictures, new Map(products));
  return new Map(products.map(([key, product]) => [key, product.id]));
}

async function hangCloseUps(em: SqlEntityManager, pictures: Shelves['pictures'], products: Map<string, Product>) {
  for (const { key, picture, closeUps = [] } of demoProducts) {
    for (const [position, part] of closeUps.entries()) {
      const photo = em.create(Photo, { bytes: await closeUp(pictures.get(picture)!, part) });
      em.create(ProductPhoto, { product: products.get(key)!, photo, position });
    }
  }
  await em.flush();
}

/** The stock begins with what the demo orders will take, so that what is left is what the assortment says. */
function goodsOf(about: DemoProduct, { language, currency }: Pick<Shelves, 'language' | 'currency'>) {
  const { key, name, description, priceMinor, costMinor, weightGrams, tags, allergens, stock } = about;
  const { leadMinutes, takesInscription, sold, ratings = [] } = about;
  return {
    name: name[language],
    description: description[language],
    price: demoPrice(priceMinor, currency),
    cost: demoPrice(costMinor, currency),
    weightGrams,
    tags,
    allergens,
    stock: stock === null ? null : stock + soldPieces(key),
    leadMinutes,
    takesInscription,
    sold,
    ratingSum: ratings.reduce((sum, stars) => sum + stars, 0),
    ratingCount: ratings.length,
  };
}
