import { scryptSync } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { hashOf, saltOf } from '../../../src/bakery/lock/pin.ts';
import { setPin } from '../../../src/bakery/lock/set-pin.ts';
import { tryPin } from '../../../src/bakery/lock/try-pin.ts';
import { rows } from '../../../src/bakery/rows.ts';
import { oneAfterTheOther } from '../../support/one-after-the-other.ts';
import { type StaffedBakery, staffedBakery } from '../../support/staffed-bakery.ts';

let bakery: StaffedBakery;
let olga: number;

beforeAll(async () => {
  bakery = await staffedBakery();
  const [shopId, other] = [await bakery.shop('Crumb & Co'), await bakery.shop('Other')];
  olga = await bakery.person('Olga');
  for (const shop of [shopId, other]) await bakery.hire(olga, shop, 'owner');
  await rows(bakery.em())`update shop set lock_minutes = case id when ${other} then 10 else 60 end`;
});
afterAll(() => bakery.close());

const stored = async () => {
  const [found] = await rows<{ hash: string; tries: number; minutes: number | null }>(bakery.em())`
    select pin_hash as hash, pin_tries as tries,
      round(extract(epoch from unlocked_until - now()) / 60)::int as minutes from person where id = ${olga}`;
  return found!;
};
const closes = () => rows(bakery.em())`update person set unlocked_until = null where id = ${olga}`;

describe('A PIN', () => {
  it('is kept as scrypt makes it of a salt of its own: 32 MB for every guess', async () => {
    await bakery.as(olga)(setPin, { hash: await hashOf('7302') });
    const { hash } = await stored();
    const [salt, key] = hash.split(':');
    const made = scryptSync('7302', salt!, 32, { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 2 ** 20 });
    expect(key).toBe(made.toString('base64url'));
    expect(Buffer.from(salt!, 'base64url')).toHaveLength(16);
    expect(await hashOf('7302')).not.toBe(hash);
  });

  it('opens for the shortest time of all bakeries where they work', async () => {
    expect(await stored()).toMatchObject({ minutes: 10 });
  });

  it('is changed by nobody who has not opened the lock with it', async () => {
    await closes();
    const before = await stored();
    await expect(bakery.as(olga)(setPin, { hash: await hashOf('9999') })).rejects.toMatchObject({
      code: 'lock.closed',
    });
    expect(await stored()).toEqual(before);
  });

  it('counts guesses at the same moment one by one', async () => {
    const salt = saltOf((await stored()).hash);
    const [first, second] = [await hashOf('1111', salt), await hashOf('2222', salt)];
    const guess = { operation: tryPin, by: olga, input: { hash: first } };
    const answer = await oneAfterTheOther(bakery, guess, () => bakery.as(olga)(tryPin, { hash: second }));
    expect(answer).toEqual({ opened: false, left: 3 });
    expect(await stored()).toMatchObject({ tries: 2, minutes: null });
  });
});
