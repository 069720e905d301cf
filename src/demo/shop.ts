import type { Hours, Span } from '../bakery/shops/hours/hours.ts';
import type { Words } from './products.ts';

export const demoShop = {
  name: { en: 'Crumb & Co', ru: 'Крошка и Ко' },
  description: {
    en: 'A corner bakery with one oven, two bicycles and a starter older than the apprentice.',
    ru: 'Пекарня на углу: одна печь, два велосипеда и закваска старше ученика.',
  },
  address: { en: 'Mill Lane 1', ru: 'Мельничный переулок, 1' },
  /** A kilometre from where the chat page says one is. */
  point: { latitude: 52.5268, longitude: 13.4148 },
  radiusKm: 8,
  /** Euro cents. */
  deliveryFee: 250,
  freeFrom: 2_500,
  slotCapacity: 8,
} as const satisfies {
  name: Words;
  description: Words;
  address: Words;
  point: { latitude: number; longitude: number };
  radiusKm: number;
  deliveryFee: number;
  freeFrom: number;
  slotCapacity: number;
};

const weekday: readonly Span[] = [{ from: '07:00', until: '19:00' }];

/** Open all week, with the holidays around the next new year. */
export function demoHours(now: Date): Hours {
  const year = now.getUTCFullYear();
  return {
    week: {
      mon: weekday,
      tue: weekday,
      wed: weekday,
      thu: weekday,
      fri: [{ from: '07:00', until: '20:00' }],
      sat: [{ from: '07:30', until: '20:00' }],
      sun: [
        { from: '08:00', until: '12:00' },
        { from: '14:00', until: '18:00' },
      ],
    },
    days: {
      [`${year}-12-24`]: [{ from: '07:00', until: '13:00' }],
      [`${year}-12-25`]: [],
      [`${year}-12-26`]: [{ from: '09:00', until: '13:00' }],
      [`${year + 1}-01-01`]: [],
    },
  };
}
