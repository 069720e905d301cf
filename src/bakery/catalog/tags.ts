import type { Say } from '../../chat/say.ts';

/**
 * What a product can be marked as and people filter by; stored by these names, read in every language. Buttons carry
 * the position in this list, so it stays as it is.
 */
export const tags = [
  'vegan',
  'vegetarian',
  'gluten-free',
  'lactose-free',
  'nut-free',
  'sugar-free',
  'halal',
  'kosher',
] as const;
export type Tag = (typeof tags)[number];

/** Any other tag is the shop's own word. */
export function tagText(say: Say, tag: string): string {
  return (tags as readonly string[]).includes(tag) ? say(`catalog.tags.${tag}`) : tag;
}
