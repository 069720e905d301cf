import { describe, expect, it } from '@jest/globals';
import { loadI18n } from '../../src/i18n/i18n.ts';

const i18n = await loadI18n();
/** Intl writes no-break spaces between number and sign. */
const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, ' ');

const euros = { minor: 123_450, currency: 'EUR' };
const hryvnias = { minor: 1_250, currency: 'UAH' };
const whole = { minor: 1_200, currency: 'UAH' };

describe.each([
  ['en', '€1,234.50', '₴12.50', '₴12'],
  ['ru', '1 234,50 €', '12,50 ₴', '12 ₴'],
  ['uk', '1 234,50 €', '12,50 ₴', '12 ₴'],
  ['de', '1.234,50 €', '12,50 ₴', '12 ₴'],
  ['es', '1234,50 €', '12,50 ₴', '12 ₴'],
])('Prices in %s', (language, ...written) => {
  it(`are written ${written.join(', ')}`, () => {
    const say = i18n.sayIn(language);
    expect([euros, hryvnias, whole].map((amount) => plain(say.money(amount)))).toEqual(written);
  });
});

describe.each([
  ['en', 'tomorrow 09:00', 'Sun 22 Nov, 09:00', 'Today', 'Tomorrow', 'Sun 3 May'],
  ['ru', 'завтра 09:00', 'вс, 22 нояб., 09:00', 'Сегодня', 'Завтра', 'вс, 3 мая'],
  ['uk', 'завтра 09:00', 'нд, 22 лист., 09:00', 'Сьогодні', 'Завтра', 'нд, 3 трав.'],
  ['de', 'morgen 09:00', 'So., 22. Nov., 09:00', 'Heute', 'Morgen', 'So., 3. Mai'],
  ['es', 'mañana 09:00', 'dom, 22 nov, 09:00', 'Hoy', 'Mañana', 'dom, 3 may'],
])('Dates in %s', (language, tomorrow, later, ...days) => {
  const say = i18n.sayIn(language);
  const now = new Date('2026-11-20T13:00:00Z');
  const time = (at: string) => plain(say.time(new Date(at), 'Europe/Berlin', now));
  const day = (at: string) => plain(say.day(new Date(at), 'Europe/Berlin', now));

  it('are an hour of 24 today, tomorrow, or a day of the week and month', () => {
    expect(time('2026-11-20T17:30:00Z')).toBe('18:30');
    expect(time('2026-11-21T08:00:00Z')).toBe(tomorrow);
    expect(time('2026-11-22T08:00:00Z')).toBe(later);
  });

  it('are days on a button', () => {
    expect(['2026-11-20T17:30:00Z', '2026-11-21T08:00:00Z', '2026-05-03T08:00:00Z'].map(day)).toEqual(days);
  });
});

/** Of 0, 1, 2, 5, 11, 21, 22, 25, one and a half, and a million. */
const counts = [0, 1, 2, 5, 11, 21, 22, 25, 1.5, 1_000_000];

describe.each([
  ['en', 'orders order orders orders orders orders orders orders orders orders'],
  ['ru', 'заказов заказ заказа заказов заказов заказ заказа заказов заказа заказов'],
  ['uk', 'замовлень замовлення замовлення замовлень замовлень замовлення замовлення замовлень замовлення замовлень'],
  ['de', `Bestellungen Bestellung${' Bestellungen'.repeat(8)}`],
  ['es', 'pedidos pedido pedidos pedidos pedidos pedidos pedidos pedidos pedidos de'],
])('Numbers in %s', (language, words) => {
  it('have the word that goes with them', () => {
    const say = i18n.sayIn(language);
    const said = counts.map((count) => say('profile.orders', { count, sum: '' }));
    expect(said.map((text) => /^[\d.]+ (\p{L}+)/u.exec(text)![1]).join(' ')).toBe(words);
  });
});

it('Ukrainian has a word of its own for few and many', () => {
  const say = i18n.sayIn('uk');
  const said = [1, 3, 7, 21, 1.5].map((count) => /\d \S+ \S+/.exec(say('profile.addresses', { count }))![0]);
  expect(said).toEqual([
    ...['1 збережена адреса', '3 збережені адреси', '7 збережених адрес', '1 збережена адреса', '5 збереженої адреси'],
  ]);
});
