import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { checkoutForm } from '../../../src/bakery/orders/checkout/checkout.form.ts';
import { type Place, readPlace } from '../../../src/bakery/people/place.ts';
import { addressesOf, type SavedAddress } from '../../../src/bakery/people/profile/addresses.queries.ts';
import { addressesScreen, addressLabel, addressScreen } from '../../../src/bakery/people/profile/addresses.screens.ts';
import { removeAddress } from '../../../src/bakery/people/profile/remove-address.ts';
import { saveAddress } from '../../../src/bakery/people/profile/save-address.ts';
import type { Turn } from '../../../src/chat/turn.ts';
import { english, labelsOf, says } from '../../support/says.ts';
import { type StaffedBakery, staffedBakery } from '../../support/staffed-bakery.ts';

const at = (address: string): Place => ({ address, latitude: null, longitude: null });
const point: Place = { address: null, latitude: 52.52, longitude: 13.4 };

let bakery: StaffedBakery;
let vera: number;
beforeAll(async () => {
  bakery = await staffedBakery();
});
beforeEach(async () => {
  vera = await bakery.person('Vera');
});
afterAll(() => bakery.close());

const has = async (personId = vera) => {
  return (await addressesOf(bakery.em(), personId)).map(({ kind, name, address }) => [kind, name, address]);
};

describe('Saved addresses', () => {
  it('are home, work, and whatever they are called', async () => {
    await bakery.as(vera)(saveAddress, { kind: 'named', name: 'Grandma', place: at('Lindenstraße 5') });
    await bakery.as(vera)(saveAddress, { kind: 'work', name: '', place: point });
    await bakery.as(vera)(saveAddress, { kind: 'home', name: '', place: at('Baker Street 1') });
    expect(await has()).toEqual([
      ['home', '', 'Baker Street 1'],
      ['work', '', null],
      ['named', 'Grandma', 'Lindenstraße 5'],
    ]);
  });

  it('move when they are said anew, whatever the case of their name', async () => {
    await bakery.as(vera)(saveAddress, { kind: 'named', name: 'Grandma', place: at('Lindenstraße 5') });
    await bakery.as(vera)(saveAddress, { kind: 'named', name: 'GRANDMA', place: at('Mill Street 2') });
    expect(await has()).toEqual([['named', 'GRANDMA', 'Mill Street 2']]);
  });

  it('are ten at most, also when an eleventh comes twice at once', async () => {
    const save = (name: string) => bakery.as(vera)(saveAddress, { kind: 'named', name, place: point });
    for (let n = 1; n <= 9; n++) await save(`Place ${n}`);
    const ends = await Promise.allSettled([save('Tenth'), save('Eleventh')]);
    expect(ends.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await expect(save('Twelfth')).rejects.toMatchObject({ code: 'profile.too-many-addresses' });
    await save('Place 1');
    expect(await has()).toHaveLength(10);
  });

  it('are nobody else’s to remove', async () => {
    const { addressId } = await bakery.as(vera)(saveAddress, { kind: 'home', name: '', place: point });
    const mallory = await bakery.person('Mallory');
    await bakery.as(mallory)(removeAddress, { addressId });
    expect(await has()).toHaveLength(1);
    await bakery.as(vera)(removeAddress, { addressId });
    await bakery.as(vera)(removeAddress, { addressId });
    expect(await has()).toEqual([]);
  });
});

describe('At the checkout', () => {
  const { place } = checkoutForm.steps;
  const turnOf = (personId: number) =>
    ({ say: english, visitor: { personId }, read: (query, ...args) => query(bakery.em(), ...args) }) as Turn;

  it('one’s own are offered, and nobody else’s is taken', async () => {
    const { addressId } = await bakery.as(vera)(saveAddress, { kind: 'home', name: '', place: at('Baker Street 1') });
    const mallory = await bakery.person('Mallory');
    expect(await place!.choices!(turnOf(vera), {})).toEqual([
      [{ label: '📍 Home · Baker Street 1', value: addressId }],
    ]);
    expect(await place!.choices!(turnOf(mallory), {})).toEqual([]);
    const chosen = { kind: 'choice', value: addressId } as const;
    expect(await place!.read(chosen, {}, turnOf(vera))).toEqual({ value: at('Baker Street 1') });
    expect(await place!.read(chosen, {}, turnOf(mallory))).toEqual({ wrong: 'place' });
  });
});

describe.each(says.map((say) => [say.language, say] as const))('In %s', (_, say) => {
  const saved = (addressId: number): SavedAddress => {
    return { addressId, kind: 'named', name: 'Ш'.repeat(20), ...at('<b>'.repeat(100)) };
  };

  it('addresses fit their buttons, in pages, with room for ten', () => {
    const ten = Array.from({ length: 10 }, (_, n) => saved(n + 1));
    for (const page of [0, 1]) {
      const screen = addressesScreen(say, ten, page);
      for (const label of labelsOf(screen)) expect(label.length).toBeLessThanOrEqual(34);
      expect(labelsOf(screen).some((label) => label.startsWith('➕'))).toBe(false);
    }
    expect(addressScreen(say, saved(1)).text).toContain('&lt;b&gt;');
  });

  it('none is a reason to add one', () => {
    expect(labelsOf(addressesScreen(say, [], 0)).map((label) => label.split(' ')[0])).toEqual(['➕', '⬅️']);
  });
});

describe('A place', () => {
  it('is written or shared, and needs a letter', () => {
    expect(readPlace({ kind: 'text', text: 'Mill\u202E Street 4' })).toEqual({ value: at('Mill Street 4') });
    expect(readPlace({ kind: 'location', latitude: 52.52, longitude: 13.4 })).toEqual({ value: point });
    expect(readPlace({ kind: 'text', text: '🍞🍞🍞🍞🍞🍞' })).toEqual({ wrong: 'letters' });
    expect(readPlace({ kind: 'text', text: 'a'.repeat(4_000) })).toMatchObject({ wrong: 'too-long' });
    expect(readPlace({ kind: 'other' })).toEqual({ wrong: 'place' });
  });

  it('reads well on a button', () => {
    expect(addressLabel(english, { addressId: 1, kind: 'home', name: '', ...point })).toBe('📍 Home · on the map');
  });
});
