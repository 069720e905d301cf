import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readConfig } from '../../src/config.ts';
import { visit } from '../../src/doctor/visit.ts';
import type { Person } from '../../src/pretend-telegram/people/person.ts';
import { Bakery } from '../support/bakery.ts';
import { reads } from '../support/conversation.ts';

const [OTTO, NINA] = [700_701, 700_702];

describe('Who runs the bot, and works in a bakery that asks for a PIN', () => {
  let bakery: Bakery;
  let otto: Person;

  beforeAll(async () => {
    bakery = await Bakery.open({ ownerIds: [OTTO, NINA] });
    await bakery.shop('Other');
    otto = bakery.telegram.person({ id: OTTO, firstName: 'Otto', languageCode: 'en' });
    await reads(otto, 'Otto', () => otto.command('start'));
    await bakery.sql(
      `with known as (update person set shop_id = $2 where telegram_id = $1 returning id)
       insert into role (person_id, shop_id, kind) select id, $2, 'owner' from known`,
      [OTTO, bakery.shopId],
    );
    await bakery.sql('update shop set lock_minutes = 30 where id = $1', [bakery.shopId]);
  });
  afterAll(() => bakery.close());

  const invitations = () => bakery.sql('select id from invitation where id > $1', [0]);

  it('is no operator before: no command, no old button, no bakery but as a customer', async () => {
    await reads(otto, 'locked', () => otto.command('products'));
    await reads(otto, 'locked', () => otto.command('invite'));
    await reads(otto, 'locked', () => otto.forges('inv.link:0:3:1:7'));
    expect(await invitations()).toEqual([]);
    await reads(otto, 'Hello, Otto', () => otto.command('menu'));
    await reads(otto, 'Choose a PIN', () => otto.taps('🔓'));
  });

  it('is one again with the PIN, in every bakery, until /logout', async () => {
    await reads(otto, 'Once more', () => otto.says('7302'));
    await reads(otto, 'Open.', () => otto.says('7302'));
    await reads(otto, 'Whom shall we invite?', () => otto.command('invite'));
    await otto.forges('inv.link:0:3:1:7');
    expect(await invitations()).toHaveLength(1);
    await reads(otto, 'locked', () => otto.command('logout'));
    await otto.forges('inv.link:0:3:1:7');
    expect(await invitations()).toHaveLength(1);
  });

  it('has a forgotten one cleared on the machine', async () => {
    const said: string[] = [];
    const clears = () =>
      visit(readConfig({ DATABASE_URL: bakery.databaseUrl }), ['clear-pin', String(OTTO)], (line) => said.push(line));
    expect([await clears(), await clears()]).toEqual([0, 1]);
    expect(said).toEqual([expect.stringContaining('cleared'), expect.stringContaining('Nobody')]);
    await reads(otto, 'Choose a PIN', () => otto.command('unlock'));
  });

  it('is asked for none where they work in no such bakery', async () => {
    const nina = bakery.telegram.person({ id: NINA, firstName: 'Nina', languageCode: 'en' });
    await nina.command('start');
    await reads(nina, 'Your staff', () => nina.command('staff'));
    await reads(nina, 'No bakery of yours asks for a PIN', () => nina.command('unlock'));
    expect(bakery.logged).toEqual([]);
  });
});
