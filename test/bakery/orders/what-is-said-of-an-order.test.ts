import { describe, expect, it } from '@jest/globals';
import { averageOf } from '../../../src/bakery/catalog/average.ts';
import type { Question } from '../../../src/bakery/orders/messages/order-messages.queries.ts';
import { bakeryAnswerScreen, questionScreen } from '../../../src/bakery/orders/messages/order-messages.screens.ts';
import { againScreen } from '../../../src/bakery/orders/order-again.screens.ts';
import type { Difference } from '../../../src/bakery/orders/order-again.ts';
import type { RatedOrder } from '../../../src/bakery/orders/ratings/ratings.queries.ts';
import { ratedScreen, ratingsScreen } from '../../../src/bakery/orders/ratings/ratings.screens.ts';
import { english, labelsOf, lengthOf, says } from '../../support/says.ts';

const now = new Date('2026-11-20T10:00:00Z');
const question: Question = {
  messageId: 5,
  orderId: 12,
  customer: '<Vera>',
  text: 'Sliced & <b>thin</b>?',
  answeredBy: null,
  answer: null,
};
const rated: RatedOrder = {
  shopId: 1,
  orderId: 12,
  customer: 'Vera',
  stars: 4,
  comment: null,
  ratedAt: now,
  timeZone: 'Europe/Berlin',
};
const list = { shopId: 1, shopName: 'Crumb & Co', rated: [rated], count: 1, sum: 4, page: 0 };
const dearer: Difference = { kind: 'dearer', name: '&'.repeat(80), quantity: 1, was: 99_999_998, price: 99_999_999 };

describe('A question', () => {
  it('is words, whatever they hold, and can be answered again', () => {
    const screen = questionScreen(english, question);
    expect(screen.text).toBe('💬 <b>Order 12</b> · &lt;Vera&gt; writes:\n\nSliced &amp; &lt;b&gt;thin&lt;/b&gt;?');
    expect(labelsOf(screen)).toEqual(['💬 Answer']);
    const answered = questionScreen(english, { ...question, answeredBy: 'Emil', answer: 'Yes <3' });
    expect(answered.text).toContain('<i>Answered by Emil:</i> Yes &lt;3');
    expect(labelsOf(answered)).toEqual(['💬 Answer again']);
  });
});

describe('What customers say', () => {
  it('leads the owner from one to all of it', () => {
    expect(ratedScreen(english, { ...rated, comment: 'So-so' }).text).toBe(
      '⭐ <b>4 of 5</b> for order 12 from Vera\n\n<i>“So-so”</i>',
    );
    expect(ratingsScreen(english, list, now).text).toBe(
      '<b>Crumb &amp; Co</b>\n1 rating\n\n⭐ 4 · Vera, order 12, 11:00',
    );
  });

  it('is an average from three on, as the reader writes numbers', () => {
    expect(averageOf(english, { ratingSum: 9, ratingCount: 2 })).toBeUndefined();
    expect(says.map((say) => averageOf(say, { ratingSum: 14, ratingCount: 3 }))).toEqual(
      says.map(({ language }) => (language === 'en' ? '4.7' : '4,7')),
    );
  });
});

describe.each(says.map((say) => [say.language, say] as const))('In %s', (_language, say) => {
  it('the longest fits into a message, and buttons onto a phone', () => {
    const long = { customer: '&'.repeat(64), answeredBy: '&'.repeat(64), answer: '&'.repeat(1000) };
    const eight = Array.from({ length: 8 }, () => ({ ...rated, ...long, comment: '&'.repeat(300) }));
    const both = Array.from({ length: 30 }, (): Difference[] => [dearer, { ...dearer, kind: 'fewer' }]).flat();
    const screens = [
      questionScreen(say, { ...question, ...long, text: '&'.repeat(1000) }),
      bakeryAnswerScreen(say, { orderId: 12, shopName: '&'.repeat(80), text: '&'.repeat(1000) }),
      ratedScreen(say, eight[0]!),
      ratingsScreen(say, { ...list, shopName: '&'.repeat(80), rated: eight, count: 99, sum: 400, page: 1 }, now),
      againScreen(say, { orderId: 123_456, currency: 'RUB', lines: 30, differences: both }),
    ];
    for (const screen of screens) {
      expect(lengthOf(screen)).toBeLessThanOrEqual(4096);
      for (const label of labelsOf(screen)) expect(label.length).toBeLessThanOrEqual(34);
    }
  });

  it('what cannot be had is said before prices, and nothing said yet has a way back', () => {
    const gone: Difference = { ...dearer, kind: 'gone', name: 'Plum cake' };
    const { text } = againScreen(say, { orderId: 12, currency: 'EUR', lines: 2, differences: [dearer, gone] });
    expect(text.indexOf('Plum cake')).toBeLessThan(text.indexOf('&amp;'));
    const none = ratingsScreen(say, { ...list, rated: [], count: 0, sum: 0 }, now);
    expect(labelsOf(none)).toEqual([expect.stringMatching(/^⬅️/)]);
  });
});
