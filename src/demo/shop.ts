import type { Allergen, Words } from './products.ts';

export const demoShop = {
  name: { en: 'Crumb & Co', ru: 'Крошка и Ко' },
  description: {
    en: 'A corner bakery with one oven, two bicycles and a starter older than the apprentice.',
    ru: 'Пекарня на углу: одна печь, два велосипеда и закваска старше ученика.',
  },
  address: { en: 'Mill Lane 1', ru: 'Мельничный переулок, 1' },
  /** Minor units of the currency that the products are priced in. */
  currency: 'EUR',
  deliveryFee: 250,
} as const satisfies { name: Words; description: Words; address: Words; currency: string; deliveryFee: number };

const contains: Words = { en: 'Contains: ', ru: 'Содержит: ' };

const allergenNames: Record<Allergen, Words> = {
  gluten: { en: 'gluten', ru: 'глютен' },
  eggs: { en: 'eggs', ru: 'яйца' },
  milk: { en: 'milk', ru: 'молоко' },
  nuts: { en: 'nuts', ru: 'орехи' },
  soy: { en: 'soy', ru: 'сою' },
};

/** `Contains: gluten, milk.`; empty when there is nothing to warn of. */
export function warningOf(allergens: readonly Allergen[], language: keyof Words): string {
  if (allergens.length === 0) return '';
  return `${contains[language]}${allergens.map((allergen) => allergenNames[allergen][language]).join(', ')}.`;
}
