import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Bakery } from '../support/bakery.ts';
import { fillsCart, reads } from '../support/conversation.ts';

describe('A checkout over a restart of the whole program', () => {
  let bakery: Bakery;
  beforeAll(async () => {
    bakery = await Bakery.open();
    await bakery.product('Rye loaf', { price: 450, stock: 20 });
  });
  afterAll(() => bakery.close());

  async function restarts(): Promise<void> {
    await bakery.telegram.settled();
    await bakery.stopApps();
    await bakery.start();
  }

  it('goes on where it was, and what was said meanwhile is heard', async () => {
    const vera = bakery.customer('Vera');
    await fillsCart(vera, 'Rye loaf');
    await reads(vera, 'Your cart', () => vera.taps('🛒'));
    await reads(vera, 'Shall we bring it', () => vera.taps('✅'));
    await restarts();
    await reads(vera, 'Where to?', () => vera.taps('🚚'));
    await restarts();
    await reads(vera, 'too short', () => vera.says('x'));
    await bakery.stopApps();
    await reads(vera, 'Which phone number', async () => {
      vera.says('Lindenstraße 5');
      await bakery.start();
    });
    await restarts();
    await reads(vera, 'Is everything right?', () => vera.taps('📞'));
    expect(vera.chat().keyboard).toBeNull();
    await restarts();
    await reads(vera, /^Order \d+ · /, () => vera.taps('✅'));
    expect(await bakery.orders()).toMatchObject([{ status: 'pending', total: 450 }]);
    expect(bakery.logged).toEqual([]);
  });

  it('is left by /start, which takes the keyboard away, and begun again', async () => {
    const ida = bakery.customer('Ida');
    await fillsCart(ida, 'Rye loaf');
    await reads(ida, 'Your cart', () => ida.taps('🛒'));
    await reads(ida, 'Shall we bring it', () => ida.taps('✅'));
    await reads(ida, 'Where to?', () => ida.taps('🚚'));
    expect(ida.chat().keyboard).not.toBeNull();
    await reads(ida, 'Hello, Ida', () => ida.command('start'));
    expect(ida.chat().keyboard).toBeNull();
    await reads(ida, 'Your cart', () => ida.taps('🛒'));
    await reads(ida, 'Shall we bring it', () => ida.taps('✅'));
    await reads(ida, 'Which phone number', () => ida.taps('🏃'));
    await reads(ida, 'Is everything right?', () => ida.says('+49 1512 3456789'));
    expect(bakery.logged).toEqual([]);
  });
});
