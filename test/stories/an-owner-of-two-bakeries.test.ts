import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { workAt } from '../../src/bakery/people/workplaces/workplaces.actions.ts';
import type { Person } from '../../src/pretend-telegram/people/person.ts';
import { Bakery } from '../support/bakery.ts';
import { orders, reads } from '../support/conversation.ts';

const OPERATOR = 77_001;

describe('Somebody who owns two bakeries and buys in a third', () => {
  let bakery: Bakery;
  let olga: Person;
  let [mill, third] = [0, 0];

  beforeAll(async () => {
    bakery = await Bakery.open({ ownerIds: [OPERATOR] });
    mill = await bakery.shop('Mill');
    third = await bakery.shop('Third & Sons');
    await bakery.product('Rye loaf');
    await bakery.product('Mill bun', {}, mill);
    olga = await bakery.staff('owner', 'Olga');
    await hired(olga, mill, 'owner');
  });
  afterAll(() => bakery.close());

  const hired = (person: Person, shopId: number, kind: string) =>
    bakery.sql(`insert into role (person_id, shop_id, kind) select id, $2, $3 from person where telegram_id = $1`, [
      person.id,
      shopId,
      kind,
    ]);
  const labels = ({ buttons }: { buttons: readonly (readonly { text: string }[])[] }) =>
    buttons.flat().map(({ text }) => text);

  it('chooses once where she works, and reads it above every page for those who work there', async () => {
    await reads(olga, /^🏪 Crumb & Co\n1 product/, () => olga.command('products'));
    await reads(olga, 'In which bakery are you working now?', () => olga.taps('🏪 Crumb & Co: change'));
    await reads(olga, 'You are working in Mill now', () => olga.taps('🏪 Mill'));
    await reads(olga, /^🏪 Mill\n⚙️ Settings/, () => olga.taps('⚙️'));
    await reads(olga, /^🏪 Mill\n/, () => olga.command('board'));
    await reads(olga, /^🏪 Mill\n/, () => olga.command('bake'));
    for (const command of ['staff', 'invite', 'customer', 'restock', 'tables', 'audit', 'shop']) {
      const { text } = await reads(olga, /^🏪 Mill\n/, () => olga.command(command));
      expect([command, text.split('Mill').length]).toEqual([command, 2]);
    }
    await reads(olga, 'Mill · Orders and times', () => olga.taps('⚙️ Orders and times'));
    await reads(olga, /^Mill\nFrom which sum on/, () => olga.taps('✏️ Smallest order'));
    await reads(olga, 'Mill · Orders and times', () => olga.taps('❌'));
    const list = await reads(olga, /^🏪 Mill\n/, () => olga.command('products'));
    expect(list.text).toBe('🏪 Mill\n1 product, on the shelf or not');
    await reads(olga, /^🏪 Mill\nMill bun\n/, () => olga.taps('Mill bun · 10 pcs'));
    await reads(olga, /^🏪 Mill\nMill bun\nOn the shelf: 10/, () => olga.taps('📦 Stock'));
    await reads(olga, /^🏪 Mill\nMill bun\nWhat came/, () => olga.taps('📄 Ledger'));
    await reads(olga, /^🏪 Mill\n1 product/, () => olga.command('products'));
    await reads(olga, /^🏪 Mill\nWhich products/, () => olga.taps('🎛 Filter'));
    await reads(olga, /^🏪 Mill\nCategories\n/, () => olga.command('categories'));
    await reads(olga, /^🏪 Mill\nWhat is the category called/, () => olga.taps('➕ Add a category'));
    await reads(olga, /^🏪 Mill\nBuns\n/, () => olga.says('Buns'));
    await reads(olga, /^🏪 Mill\nWhat is the new product called/, () => olga.command('addproduct'));
    await reads(olga, /^🏪 Mill\nWhat does it cost, in EUR/, () => olga.says('Rye loaf'));
    await reads(olga, /^🏪 Mill\nRye loaf\nPrice: €4/, () => olga.says('4'));
    await reads(olga, /^🏪 Mill\n1 product/, () => olga.taps('❌'));
  });

  it('keeps that while she looks at a bakery where she only buys, which stays what she looks at', async () => {
    await reads(olga, 'Third & Sons', () => olga.command('start', `shop_${third.toString(36)}`));
    const home = await reads(olga, 'This is Third & Sons', () => olga.command('menu'));
    expect(labels(home)).not.toContain('⚙️ Settings');
    await reads(olga, /^🏪 Mill\n/, () => olga.command('products'));
    await reads(olga, 'In which bakery are you working now?', () => olga.taps('🏪 Mill: change'));
    await reads(olga, 'You are working in Crumb & Co now', () => olga.taps('🏪 Crumb & Co'));
    await reads(olga, 'This is Third & Sons', () => olga.command('menu'));
  });

  it('works where she looks once she looks at one of her own', async () => {
    await reads(olga, 'This is Mill', () => olga.command('start', `shop_${mill.toString(36)}`));
    await reads(olga, /^🏪 Mill\n/, () => olga.command('board'));
    await reads(olga, 'In which bakery', () => olga.taps('🏪 Mill: change'));
    await reads(olga, 'You are working in Crumb & Co now', () => olga.taps('🏪 Crumb & Co'));
    await reads(olga, 'This is Crumb & Co', () => olga.command('menu'));
  });

  it('can choose no other bakery, nor one that has dismissed her', async () => {
    expect((await olga.forges(workAt.write({ shopId: third })))?.text).toContain('for those who work in the bakery');
    expect((await olga.forges(workAt.write({ shopId: 4_000 })))?.text).toContain('for those who work in the bakery');
    await reads(olga, 'You are working in Mill now', () => olga.forges(workAt.write({ shopId: mill })));
    const dismiss = (active: boolean) =>
      bakery.sql(
        'update role set active = $3 where shop_id = $2 and person_id = (select id from person where telegram_id = $1)',
        [olga.id, mill, active],
      );
    await dismiss(false);
    const page = await reads(olga, '1 product', () => olga.command('products'));
    expect(page.text).not.toContain('🏪');
    await dismiss(true);
  });

  it('is no noise for somebody with one bakery, and speaks the reader’s language', async () => {
    const emil = await bakery.staff('employee', 'Emil', { languageCode: 'ru' });
    const board = await reads(emil, 'Заказов в работе нет', () => emil.command('board'));
    expect(board.text).not.toContain('🏪');
    await hired(emil, mill, 'employee');
    const both = await reads(emil, /^🏪 Crumb & Co\n/, () => emil.command('board'));
    expect(labels(both)).toContain('🏪 Crumb & Co: сменить');
    await reads(emil, 'В какой пекарне', () => emil.taps('🏪 Crumb & Co: сменить'));
    await reads(emil, 'Теперь вы работаете в Mill', () => emil.taps('🏪 Mill'));
  });

  it('is every bakery for whoever runs the bot', async () => {
    const oskar = bakery.telegram.person({ id: OPERATOR, firstName: 'Oskar', languageCode: 'en' });
    await reads(oskar, 'Oskar', () => oskar.command('start'));
    await reads(oskar, /^🏪 Crumb & Co\n/, () => oskar.command('shop'));
    const all = await reads(oskar, 'In which bakery', () => oskar.taps('🏪 Crumb & Co: change'));
    expect(labels(all).filter((one) => one.startsWith('🏪'))).toHaveLength(3);
    await reads(oskar, 'You are working in Third & Sons now', () => oskar.taps('🏪 Third & Sons'));
    await reads(oskar, /^🏪 Third & Sons\n/, () => oskar.command('shop'));
  });

  it('reads on the card of an order which bakery is to bake it', async () => {
    const ivan = bakery.customer('Ivan');
    await ivan.command('start', `shop_${bakery.shopId.toString(36)}`);
    const number = await orders(ivan, 'Rye loaf');
    const card = new RegExp(`^🏪 Crumb & Co\\nOrder ${number} · new\\n`);
    await reads(olga, 'Order', () => olga.command('board', String(number)));
    await reads(olga, card, () => olga.taps('👩‍🍳 Open the order'));
  });
});
