import type { Words } from './products.ts';

export const demoShop = {
  name: { en: 'Crumb & Co', ru: 'Крошка и Ко' },
  description: {
    en: 'A corner bakery with one oven, two bicycles and a starter older than the apprentice.',
    ru: 'Пекарня на углу: одна печь, два велосипеда и закваска старше ученика.',
  },
  address: { en: 'Mill Lane 1', ru: 'Мельничный переулок, 1' },
  /** Euro cents. */
  deliveryFee: 250,
} as const satisfies { name: Words; description: Words; address: Words; deliveryFee: number };
