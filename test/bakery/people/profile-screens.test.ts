import { describe, expect, it } from '@jest/globals';
import { allergens, allergenText } from '../../../src/bakery/people/allergens.ts';
import { erasedScreen, eraseForGoodScreen, eraseScreen } from '../../../src/bakery/people/erase-person.screens.ts';
import { myDataScreen } from '../../../src/bakery/people/my-data.screens.ts';
import type { ProfileView } from '../../../src/bakery/people/profile/profile.queries.ts';
import { allergensScreen, profileScreen } from '../../../src/bakery/people/profile/profile.screens.ts';
import { english, labelsOf, lengthOf, says } from '../../support/says.ts';

const vera: ProfileView = {
  firstName: 'Vera <3',
  lastName: null,
  hasOwnName: true,
  phone: null,
  typedPhone: '+49301234567',
  email: 'a&b@example.com',
  avoids: ['milk'],
  addresses: 1,
  orders: 3,
  spent: [
    { minor: 1250, currency: 'EUR' },
    { minor: 900, currency: 'USD' },
  ],
};

describe('A profile on the screen', () => {
  it('says what is known, as it is written, and which number is not confirmed', () => {
    expect(profileScreen(english, vera).text).toBe(
      '<b>Your profile</b>\n\n👤 Vera &lt;3\n📞 +49301234567, typed and not confirmed\nEmail: a&amp;b@example.com\n' +
        '🌐 English\n📍 1 saved address\nYou avoid: milk\n\n🧾 3 orders, €12.50 + $9 together',
    );
  });

  it('shows the own number rather than one that was typed', () => {
    expect(profileScreen(english, { ...vera, phone: '+491511111111' }).text).toContain('📞 +491511111111\n');
  });
});

describe.each(says.map((say) => [say.language, say] as const))('In %s', (_, say) => {
  it('a profile fits a message and its buttons a phone', () => {
    const longest = {
      ...vera,
      firstName: 'Ш'.repeat(64),
      lastName: 'Ш'.repeat(64),
      email: `${'a'.repeat(64)}@${'b'.repeat(180)}.com`,
      avoids: [...allergens],
    };
    expect(lengthOf(profileScreen(say, longest))).toBeLessThan(1024);
    for (const screen of [profileScreen(say, longest), eraseScreen(say), eraseForGoodScreen(say)]) {
      for (const row of screen.buttons!) {
        for (const { label } of row) expect(label.length).toBeLessThanOrEqual(Math.floor(34 / row.length));
      }
    }
    expect(lengthOf(erasedScreen(say))).toBeGreaterThan(20);
    expect(lengthOf(myDataScreen(say, {}))).toBeLessThan(1024);
  });

  it('every allergen has a word and a box to tick', () => {
    expect(labelsOf(allergensScreen(say, ['nuts'])).filter((label) => label.startsWith('⬜'))).toHaveLength(13);
    for (const name of allergens) expect(allergenText(say, [name])).toBeTruthy();
    expect(allergenText(say, ['poppy'])).toBe('poppy');
  });
});
