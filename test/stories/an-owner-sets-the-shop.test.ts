import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { undoChange } from '../../src/bakery/audit/audit.actions.ts';
import { editSetting, openSection, openSettings } from '../../src/bakery/shops/settings/settings.actions.ts';
import { shopFields } from '../../src/bakery/shops/settings/shop-fields.ts';
import type { Person } from '../../src/pretend-telegram/people/person.ts';
import { Bakery } from '../support/bakery.ts';
import { orders, reads } from '../support/conversation.ts';

const fieldOf = (name: string) => shopFields.findIndex((field) => field.name === name);

describe('An owner who sets the shop', () => {
  let bakery: Bakery;
  let olga: Person;
  let nina: Person;

  beforeAll(async () => {
    bakery = await Bakery.open();
    await bakery.product('Rye loaf', { stock: 50 });
    olga = await bakery.staff('owner', 'Olga');
    nina = await bakery.staff('owner', 'Nina', { languageCode: 'de' });
  });
  afterAll(() => bakery.close());

  const shop = async () => {
    const [row] = await bakery.sql<Record<string, unknown>>('select * from shop where id = $1', [bakery.shopId]);
    return row!;
  };
  const opens = async (person: Person, section: string, read: string) => {
    await person.command('shop');
    await person.sees('Settings of the bakery');
    return reads(person, read, () => person.taps(section));
  };
  /** Opens the question about a setting, wherever its button may be. */
  const edits = (person: Person, name: string, question: string) =>
    reads(person, question, () => person.forges(editSetting.write({ shopId: bakery.shopId, field: fieldOf(name) })));

  it('finds each setting with what it is now, changes it, and everybody reads it at once', async () => {
    await opens(olga, '🚚 Delivery', 'Delivery fee: €0');
    await reads(olga, 'What does a delivery cost?', () => olga.taps('✏️ Delivery fee'));
    await reads(olga, "I can't read this as a price in EUR", () => olga.says('-1'));
    await reads(olga, 'Delivery fee: €2.50', () => olga.says('2,50'));
    const vera = bakery.customer('Vera', 'de');
    await reads(vera, 'Crumb & Co', () => vera.command('start'));
    await reads(vera, 'Lieferung: 2,50', () => vera.taps('🏪'));
    expect(await shop()).toMatchObject({ delivery_fee: 250 });
    expect(
      await bakery.sql(`select operation, before, after from audit where table_name = $1 order by id`, ['shop']),
    ).toEqual([{ operation: 'edit-shop', before: { delivery_fee: 0 }, after: { delivery_fee: 250 } }]);
  });

  it('removes what may be empty, and text goes without a trace too', async () => {
    await edits(olga, 'slot_capacity', 'How many orders can you do');
    await reads(olga, 'Orders in a slot: 4', () => olga.says('4'));
    await edits(olga, 'slot_capacity', 'Now: 4');
    await reads(olga, 'Orders in a slot: any number', () => olga.taps('🗑'));
    await edits(olga, 'description', 'What shall customers read');
    await reads(olga, 'Description: Bread & <b>more</b>', () => olga.says('Bread & <b>more</b>'));
    await edits(olga, 'description', 'Now: Bread & <b>more</b>');
    await reads(olga, 'Description: none', () => olga.taps('🗑'));
    expect(await shop()).toMatchObject({ slot_capacity: null, description: '' });
  });

  it('puts the bakery on the map, and reads that a radius needs that', async () => {
    await edits(olga, 'radius_km', 'as the crow flies');
    await reads(olga, 'The radius counts from the bakery on the map', () => olga.says('5'));
    await edits(olga, 'place', 'Where is it on the map?');
    await reads(olga, 'no place by its address', () => olga.says('Mill Street 1'));
    await reads(olga, 'Please share a location', () => olga.sendsSticker());
    await reads(olga, 'does not say where', () => olga.says('https://maps.app.goo.gl/mill'));
    await reads(olga, '52.50000, 13.40000', () => olga.says('https://www.openstreetmap.org/#map=17/52.5000/13.4000'));
    await edits(olga, 'place', '52.50000, 13.40000');
    await reads(olga, 'Place on the map: 52.52000, 13.40500', () => olga.sharesLocation(52.52, 13.405));
    expect(await shop()).toMatchObject({ latitude: 52.52, longitude: 13.405, address: 'Mill Street 1' });
  });

  it('chooses proof, languages and the kitchen by buttons', async () => {
    await edits(olga, 'proof', 'What does a courier ask for');
    await reads(olga, "Proof of delivery: customer's code", () => olga.taps("customer's code"));
    await edits(olga, 'bakes_to_order', 'Does the kitchen work on an order');
    await reads(olga, 'Kitchen works on orders: no', () => olga.taps('no, from the shelf'));
    await edits(olga, 'languages', 'Which languages shall your customers');
    await olga.taps('⬜ Deutsch');
    await olga.taps('⬜ English');
    await reads(olga, 'Languages offered: English, Deutsch', () => olga.taps('✅'));
    expect(await shop()).toMatchObject({ proof: 'code', bakes_to_order: false, languages: ['en', 'de'] });
    const offered = async (code: string, words: string) => {
      const person = bakery.customer('Sofia', code);
      const { buttons } = await reads(person, words, () => person.command('language'));
      return buttons.flat().flatMap(({ text }) => (text.startsWith('🌐') ? [text] : []));
    };
    expect(await offered('de', 'In welcher Sprache')).toEqual(['🌐 English', '🌐 Deutsch']);
    expect(await offered('es', 'idioma')).toEqual(['🌐 English', '🌐 Deutsch', '🌐 Español']);
    await bakery.sql(`update shop set bakes_to_order = true, proof = 'none' where id = $1`, [bakery.shopId]);
  });

  it('takes no name that another bakery has, and its own one again', async () => {
    const mill = await bakery.shop('Mill');
    await edits(olga, 'name', 'What is the bakery called?');
    await reads(olga, 'There is a bakery called “Mill” here already', () => olga.says('Mill'));
    await reads(olga, 'Name: Crumb & Co', () => olga.says('Crumb & Co'));
    await bakery.sql('delete from shop where id = $1', [mill]);
  });

  it('reads what a colleague wrote meanwhile, in their language, and overwrites nothing', async () => {
    await edits(olga, 'minimum', 'From which sum on');
    await edits(nina, 'minimum', 'Ab welcher Summe');
    await reads(olga, 'Smallest order: €12', () => olga.says('12'));
    await reads(nina, 'Olga war schneller', () => nina.says('9'));
    expect(await shop()).toMatchObject({ minimum: 1_200 });
    await bakery.sql('update shop set minimum = 0 where id = $1', [bakery.shopId]);
  });

  it('changes the currency until there is an order, and is told why not afterwards', async () => {
    await edits(olga, 'currency', 'Which currency are your prices in?');
    await reads(olga, "I don't know this currency", () => olga.says('dollars'));
    await reads(olga, 'Currency: GBP', () => olga.says('gbp'));
    await edits(olga, 'currency', 'Now: GBP');
    const vera = bakery.customer('Vera');
    await orders(vera, 'Rye loaf');
    await reads(olga, 'There are orders in this currency already', () => olga.says('EUR'));
    const told = await olga.forges(editSetting.write({ shopId: bakery.shopId, field: fieldOf('currency') }));
    expect(told?.text).toContain('There are orders in this currency already');
    expect(await shop()).toMatchObject({ currency: 'GBP' });
  });

  it('is done from the table of bakeries too, and taken back from the list of changes', async () => {
    await reads(olga, 'All tables', () => olga.command('tables'));
    await reads(olga, 'Bakeries · Crumb & Co', () => olga.taps('Bakeries'));
    await reads(olga, 'Smallest order: £0', () => olga.taps('Crumb & Co'));
    await reads(olga, 'what would you like to change?', () => olga.taps('✏️ Edit'));
    await reads(olga, 'From which sum on', () => olga.taps('✏️ Smallest order'));
    await reads(olga, 'Smallest order: £7', () => olga.says('7'));
    const [change] = await bakery.sql<{ id: number }>('select max(id) as id from audit where table_name = $1', [
      'shop',
    ]);
    await olga.forges(undoChange.write({ changeId: change!.id, byId: 0, table: 0, day: 0 }));
    expect(await shop()).toMatchObject({ minimum: 0 });
  });

  it('takes a time from a button, and comes back from the words of a pause to the pause', async () => {
    await edits(olga, 'alarm_minutes', 'Now: 5 min');
    await reads(olga, 'Alarm after: never', () => olga.taps('never'));
    await edits(olga, 'lead_minutes', 'Now: 30 min');
    await reads(olga, 'Time you need: 1 hr 30 min', () => olga.says('1:30'));
    expect(await shop()).toMatchObject({ alarm_minutes: 0, lead_minutes: 90 });
    await bakery.sql('update shop set alarm_minutes = 5, lead_minutes = 30 where id = $1', [bakery.shopId]);
    await reads(olga, 'Settings of the bakery', () => olga.command('shop'));
    await reads(olga, 'For how long', () => olga.taps('⏸️ Pause'));
    await reads(olga, 'What shall customers read', () => olga.taps('✏️ Words'));
    await reads(olga, 'During a pause customers read: The oven rests', () => olga.says('The oven rests'));
    await olga.taps('✏️ Words');
    await reads(olga, 'For how long', () => olga.taps('❌'));
  });

  it('can be put aside by a command, and taken back by ❌', async () => {
    await edits(olga, 'address', 'Street, house and town');
    await reads(olga, 'Hello, Olga', () => olga.command('menu'));
    await edits(olga, 'address', 'Street, house and town');
    await reads(olga, 'Address: Mill Street 1', () => olga.taps('❌'));
  });

  it('ends the card of every order with words of its own', async () => {
    await edits(olga, 'receipt_footer', "What stands at the end of every order's card?");
    await reads(olga, 'End of the receipt: Thank you! <i>VAT 12</i>', () => olga.says('Thank you! <i>VAT 12</i>'));
    const ivan = bakery.customer('Ivan');
    const number = await orders(ivan, 'Rye loaf');
    await ivan.sees(new RegExp(`^Order ${number} .*Thank you! <i>VAT 12</i>$`, 's'));
  });

  it('is nobody else: customers, couriers, employees, owners of other shops, the dismissed', async () => {
    const other = await bakery.shop('Third');
    const people = [
      bakery.customer('Vera'),
      await bakery.staff('courier', 'Boris'),
      await bakery.staff('employee', 'Emil'),
      await bakery.staff('owner', 'Oscar', { shopId: other }),
    ];
    const { shopId } = bakery;
    const buttons = [
      openSettings.write({ shopId }),
      openSection.write({ shopId, section: 1 }),
      editSetting.write({ shopId, field: 0 }),
    ];
    for (const person of people) {
      for (const data of buttons)
        expect((await person.forges(data))?.text).toContain("This is for the bakery's owners");
    }
    await edits(nina, 'minimum', 'Ab welcher Summe');
    await bakery.sql(
      `update role set active = false where person_id = (select id from person where telegram_id = $1)`,
      [nina.id],
    );
    await reads(nina, 'für die Inhaber der Bäckerei', () => nina.says('99'));
    expect(await shop()).toMatchObject({ minimum: 0 });
    await bakery.sql(`update role set active = true where person_id = (select id from person where telegram_id = $1)`, [
      nina.id,
    ]);
  });

  it('meets a friendly page behind buttons that were made up', async () => {
    const { shopId } = bakery;
    await reads(olga, 'Settings of the bakery', () => olga.forges(openSection.write({ shopId, section: 99 })));
    await reads(olga, 'Address: ', () => olga.forges(openSection.write({ shopId, section: 0 })));
    await reads(olga, 'Settings of the bakery', () => olga.forges(editSetting.write({ shopId, field: 99 })));
    expect((await olga.forges(openSettings.write({ shopId: 4_000 })))?.text).toContain(
      "This is for the bakery's owners",
    );
  });
});
