import { describe, expect, it } from '@jest/globals';
import {
  groupsScreen,
  limitedScreen,
  linkedScreen,
  lostScreen,
  topicScreen,
  whichShopScreen,
} from '../../../src/bakery/shops/groups/groups.screens.ts';
import { english, labelsOf, lengthOf, says } from '../../support/says.ts';

const LONG = 'Ä'.repeat(64);
const shops = Array.from({ length: 8 }, (_, i) => ({
  shopId: i + 1,
  shop: `${LONG.slice(1)}${i}`,
  group: i % 2 ? LONG : null,
}));
const board = { title: LONG, shop: LONG, isForum: true, isDenied: false, isReleased: false };

describe.each(says)('The words about groups ($language)', (say) => {
  it('fit at their longest', () => {
    const screens = [
      whichShopScreen(say, { shops, page: 1, count: 30 }),
      linkedScreen(say, { shop: LONG, hasMoved: true }),
      groupsScreen(say, { shops, page: 1, count: 30 }, 'bulka_bot'),
      topicScreen(say, 'kitchen', board)!,
      topicScreen(say, 'couriers', board)!,
      limitedScreen(say),
      lostScreen(say, board),
    ];
    for (const screen of screens) expect(lengthOf(screen)).toBeLessThanOrEqual(4096);
    expect(screens.flatMap(labelsOf).filter((label) => label.length > 36)).toEqual([]);
    for (const key of ['kitchen', 'couriers']) expect(say(`groups.${key}`).length).toBeLessThanOrEqual(20);
  });
});

describe('The page about groups', () => {
  it('says which bakery has one, and how to get one', () => {
    const own = [
      { shopId: 1, shop: 'Crumb & Co', group: 'Staff <3' },
      { shopId: 2, shop: 'Elsewhere', group: null },
    ];
    const screen = groupsScreen(english, { shops: own, page: 0, count: 2 }, 'bulka_bot');
    expect(screen.text).toContain('Crumb &amp; Co: “Staff &lt;3”');
    expect(screen.text).toContain('Elsewhere: no group');
    expect(labelsOf(screen)).toEqual(['➕ Add me to a group', '🗑 Take Crumb & Co out', '⬅️ To the bakery']);
    expect(screen.buttons?.[0]?.[0]).toMatchObject({
      url: 'https://t.me/bulka_bot?startgroup=link&admin=manage_topics',
    });
  });

  it('makes topics only where there can be some', () => {
    expect(topicScreen(english, 'kitchen', { ...board, isForum: false })).toBeUndefined();
  });
});
