import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Bakery } from '../support/bakery.ts';
import { hears, orders, reachesSummary, reads } from '../support/conversation.ts';
import { comesToRest } from '../support/invariants.ts';
import { type Program, runProgram } from '../support/program.ts';

const NAME = 'Kanarius';
const ADDRESS = 'Kanarienweg 7';
const WORDS = 'Piepmatz';

describe.each(['polling', 'webhook'] as const)('All that the program writes on %s', (front) => {
  let bakery: Bakery;
  let program: Program;
  beforeAll(async () => {
    bakery = await Bakery.open({ replicas: 0 });
    await bakery.product('Rye loaf');
    const env = { LOG_LEVEL: 'trace' };
    program = await runProgram({ telegram: bakery.telegram, databaseUrl: bakery.databaseUrl, front, env });
  });
  afterAll(async () => {
    await program.stop();
    await bakery.close();
  });

  it('names neither the token nor anybody’s phone, name, address or words, whatever goes wrong', async () => {
    const emil = await bakery.staff('employee', 'Emil');
    const anna = await bakery.staff('courier', 'Anna');
    const vera = bakery.telegram.person({ firstName: NAME, username: 'kanarius', languageCode: 'en' });
    const { faults } = bakery.telegram;

    faults.html({ times: 3 });
    const orderId = await orders(vera, 'Rye loaf', ADDRESS);
    faults.broken({ times: 2 });
    faults.cut({ times: 2 });
    await hears(emil, `Order ${orderId} · new`);
    await hears(anna, `Delivery of order ${orderId}`);
    await reads(anna, 'Your delivery', () => anna.taps('🛵'));
    await reads(vera, /./, () => vera.says(`${WORDS} \0 \ud83d @`));

    // Bugs: statements that fail with all their values.
    await bakery.sql('alter table cart_line rename to lost', []);
    await reads(vera, 'Something went wrong on our side', () => vera.command('cart'));
    await bakery.sql('alter table lost rename to cart_line', []);
    await bakery.sql('alter table orders add constraint canary check (id < 0) not valid', []);
    await reachesSummary(vera, 'Rye loaf');
    await reads(vera, 'Something went wrong on our side', () => vera.taps('✅'));
    await bakery.sql('alter table orders drop constraint canary', []);

    await reads(anna, 'in the oven', () => emil.taps('👩‍🍳'));
    vera.blocks();
    await bakery.telegram.settled();
    await comesToRest(bakery.sql);
    expect(await program.stop()).toBe(0);

    const output = program.output();
    expect(output.match(/An update could not be answered/g)).toHaveLength(2);
    const [, secret] = bakery.telegram.token.split(':');
    const { password } = new URL(bakery.databaseUrl);
    const phone = vera.phoneNumber.replace(/\D/g, '');
    for (const canary of [secret, password, phone, phone.slice(2), NAME, 'kanarius', ADDRESS, WORDS, String(vera.id)]) {
      expect(output.includes(canary!) ? canary : '').toBe('');
    }
    expect(output).not.toContain('a-secret-only-telegram-has');
  });
});
