import { bread } from './assortment/bread.ts';
import { cakes } from './assortment/cakes.ts';
import { cookies } from './assortment/cookies.ts';
import { pastry } from './assortment/pastry.ts';
import { pies } from './assortment/pies.ts';
import type { Part } from './close-up.ts';

export type Words = { en: string; ru: string };

export type CategoryKey = 'bread' | 'pastry' | 'cakes' | 'cookies' | 'pies';

export type Tag =
  | 'vegan'
  | 'vegetarian'
  | 'gluten-free'
  | 'lactose-free'
  | 'nut-free'
  | 'sugar-free'
  | 'halal'
  | 'kosher';

/** Those of the fourteen of Regulation (EU) No 1169/2011, Annex II, that this bakery uses. */
export type Allergen = 'gluten' | 'eggs' | 'milk' | 'nuts' | 'soy';

export type DemoCategory = { key: CategoryKey; emoji: string; name: Words };

export type DemoProduct = {
  key: string;
  name: Words;
  /** At most 200 characters in each language. */
  description: Words;
  /** Euro cents. */
  priceMinor: number;
  /** Euro cents. */
  costMinor: number;
  weightGrams: number;
  tags: Tag[];
  allergens: Allergen[];
  /** Pieces; null = baked to order. */
  stock: number | null;
  categories: CategoryKey[];
  /** File in `pictures/`. */
  picture: string;
  /** Further pictures: parts of that one. */
  closeUps?: Part[];
  leadMinutes?: number;
  takesInscription?: boolean;
  /** Pieces, before the demo orders. */
  sold?: number;
  /** Stars that were given before. */
  ratings?: number[];
};

export const demoCategories: DemoCategory[] = [
  { key: 'bread', emoji: '🍞', name: { en: 'Bread', ru: 'Хлеб' } },
  { key: 'pastry', emoji: '🥨', name: { en: 'Pastry', ru: 'Выпечка' } },
  { key: 'cakes', emoji: '🎂', name: { en: 'Cakes', ru: 'Торты' } },
  { key: 'cookies', emoji: '🍪', name: { en: 'Cookies', ru: 'Печенье' } },
  { key: 'pies', emoji: '🥧', name: { en: 'Pies', ru: 'Пироги' } },
];

export const demoProducts: DemoProduct[] = [...bread, ...pastry, ...cakes, ...cookies, ...pies];
