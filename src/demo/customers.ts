import type { Words } from './products.ts';

export type CustomerKey = 'marta' | 'jonas' | 'priya' | 'leo' | 'nadia' | 'vera';

export interface DemoCustomer {
  readonly firstName: Words;
  /** E.164. Nobody has these numbers: they are kept free for films (Bundesnetzagentur, Mitteilung Nr. 148/2021). */
  readonly phone: string;
  readonly address: Words;
}

/**
 * Who has ordered before anybody plays. They were registered by phone and never wrote to the bot; only Vera is one of
 * `people.ts` too, and her number is one that she has typed, not shared.
 */
export const demoCustomers: Record<CustomerKey, DemoCustomer> = {
  marta: {
    firstName: { en: 'Marta', ru: 'Марта' },
    phone: '+493023125011',
    address: { en: 'Chestnut Street 14, 3rd floor', ru: 'ул. Каштановая, 14, кв. 31' },
  },
  jonas: {
    firstName: { en: 'Jonas', ru: 'Иван' },
    phone: '+493023125022',
    address: { en: 'Harbour Road 2', ru: 'Портовая улица, 2' },
  },
  priya: {
    firstName: { en: 'Priya', ru: 'Алина' },
    phone: '+493023125033',
    address: { en: 'Garden Row 7, back door', ru: 'Садовый проезд, 7, вход со двора' },
  },
  leo: {
    firstName: { en: 'Leo', ru: 'Лев' },
    phone: '+493023125044',
    address: { en: 'Station Square 5', ru: 'Вокзальная площадь, 5' },
  },
  nadia: {
    firstName: { en: 'Nadia', ru: 'Надя' },
    phone: '+493023125055',
    address: { en: 'Church Hill 21, ring twice', ru: 'Соборная улица, 21, звонить дважды' },
  },
  vera: {
    firstName: { en: 'Vera', ru: 'Вера' },
    phone: '+493023125066',
    address: { en: 'Willow Walk 9, flat 4', ru: 'Ивовая аллея, 9, кв. 4' },
  },
};
