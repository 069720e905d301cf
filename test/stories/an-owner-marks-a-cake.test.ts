import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createCanvas } from '@napi-rs/canvas';
import type { Person } from '../../src/pretend-telegram/people/person.ts';
import type { MessageView } from '../../src/pretend-telegram/people/views.ts';
import { Bakery } from '../support/bakery.ts';
import { reads } from '../support/conversation.ts';

const pictureOf = (width: number) => createCanvas(100 * width, 100).toBuffer('image/png');
const labels = ({ buttons }: MessageView) => buttons.flat().map(({ text }) => text);

describe('An owner who says what is in a cake', () => {
  let bakery: Bakery;
  let olga: Person;
  let cake: number;

  beforeAll(async () => {
    bakery = await Bakery.open();
    cake = await bakery.product('Honey cake', { price: 3200, category: 'Cakes' });
    olga = await bakery.staff('owner', 'Olga');
  });
  afterAll(() => bakery.close());

  it('ticks tags and allergens and lets people write on it, all in one message', async () => {
    await reads(olga, '1 product', () => olga.command('products'));
    const page = await reads(olga, 'No allergens declared', () => olga.taps('Honey cake'));
    await olga.taps('✏️ More');
    await olga.sees((message) => labels(message).includes('✏️ Allergens'));
    await reads(olga, 'Customers filter by these', () => olga.taps('✏️ Tags'));
    const tagged = await reads(
      olga,
      ({ buttons }) => labels({ buttons } as MessageView).includes('☑️ vegetarian'),
      () => olga.taps('⬜ vegetarian'),
    );
    expect(tagged.id).toBe(page.id);
    await reads(olga, 'Marked: vegetarian', () => olga.taps('⬅️'));
    await reads(olga, 'traces included', () => olga.taps('✏️ Allergens'));
    for (const allergen of ['gluten', 'eggs', 'milk']) await olga.taps(`⬜ ${allergen}`);
    await olga.taps('☑️ eggs');
    await reads(olga, 'Contains: gluten, milk', () => olga.taps('⬅️'));
    await olga.taps('⬜ Takes an inscription');
    const done = await olga.sees(({ buttons }) =>
      labels({ buttons } as MessageView).includes('☑️ Takes an inscription'),
    );
    expect(done.id).toBe(page.id);
  });

  it('shows it from several sides, and customers leaf through', async () => {
    await reads(olga, '1 product', () => olga.command('products'));
    await reads(olga, 'Honey cake', () => olga.taps('Honey cake'));
    await reads(olga, 'Send a photo of Honey cake', () => olga.taps('📷 Add a photo'));
    for (const count of [1, 2, 3]) {
      if (count === 2) await reads(olga, 'Please send a photo', () => olga.says('from the side'));
      await reads(olga, `${count} photo`, () => olga.sendsPhoto(pictureOf(count)));
    }
    await reads(olga, '3 photos', () => olga.taps('✅ That is all'));

    const vera = bakery.customer('Vera');
    const page = await reads(vera, 'Honey cake', () => vera.command('start', `p_${cake.toString(36)}`));
    expect(labels(page)).toContain('📷 1 of 3');
    await vera.taps('📷');
    await vera.sees((message) => labels(message).includes('📷 2 of 3'));
  });

  it('is alone in that: nobody else’s button changes it', async () => {
    const emil = await bakery.staff('employee', 'Emil');
    const data = `${cake.toString(36)}`;
    for (const forged of [`prd.tag:${data}:0:1:0`, `prd.alg:${data}:0:0:0`, `prd.text:${data}:0:0`]) {
      expect(await emil.forges(forged)).toMatchObject({ text: expect.stringContaining("the bakery's owners") });
    }
    for (const odd of [`prd.tag:${data}:zz:1:0`, `prd.alg:${data}:zz:1:0`]) await olga.forges(odd);
    const [found] = await bakery.sql('select tags, allergens, takes_inscription as takes from product where id = $1', [
      cake,
    ]);
    expect(found).toEqual({ tags: ['vegetarian'], allergens: ['gluten', 'milk'], takes: true });
    expect(bakery.logged).toEqual([]);
  });
});
