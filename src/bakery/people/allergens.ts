import type { Say } from '../../chat/say.ts';

/**
 * What a product must declare: Regulation (EU) No 1169/2011, Annex II. Buttons carry the position in this list, so
 * new ones are added at the end.
 */
export const allergens = [
  'gluten',
  'eggs',
  'milk',
  'nuts',
  'peanuts',
  'soy',
  'sesame',
  'fish',
  'crustaceans',
  'molluscs',
  'celery',
  'mustard',
  'sulphites',
  'lupin',
] as const;

/** `milk, nuts`, in the order of the list; what is not on it is the shop's own word. */
export function allergenText(say: Say, names: readonly string[]): string {
  const known = allergens.filter((name) => names.includes(name)).map((name) => say(`profile.allergens.${name}`));
  const others = names.filter((name) => !(allergens as readonly string[]).includes(name));
  return [...known, ...others].join(', ');
}
