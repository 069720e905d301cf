import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Person } from '../../src/pretend-telegram/people/person.ts';
import { Bakery } from '../support/bakery.ts';
import { hears, orders, reads, textsOf } from '../support/conversation.ts';

describe('An owner who looks after the staff', () => {
  let bakery: Bakery;
  let olga: Person;
  let ivan: Person;
  let emma: Person;
  let vera: Person;

  const roleOf = async ({ id }: Person) => {
    const [row] = await bakery.sql<{ id: number; kind: string; active: boolean }>(
      `select r.id, r.kind, r.active from role r join person p on p.id = r.person_id
       where p.telegram_id = $1 order by r.active desc, r.id desc limit 1`,
      [id],
    );
    return row!;
  };

  beforeAll(async () => {
    bakery = await Bakery.open();
    await bakery.product('Rye loaf', { stock: 50 });
    olga = await bakery.staff('owner', 'Olga');
    ivan = await bakery.staff('courier', 'Ivan');
    emma = await bakery.staff('employee', 'Emma', { languageCode: 'ru' });
    vera = bakery.customer('Vera');
  });
  afterAll(() => bakery.close());

  it('sees who works there, on duty or not, and what they did this week', async () => {
    const number = await orders(vera, 'Rye loaf');
    await hears(emma, `Заказ ${number} · новый`);
    await emma.taps('👩‍🍳');
    await reads(olga, 'Your staff · Crumb & Co', () => olga.command('staff'));
    const page = await reads(olga, 'Emma · employee', () => olga.taps('Emma'));
    expect(page.text).toContain('1 order moved on');
    expect(page.text).not.toContain('Last seen: not yet');
    await reads(olga, 'Your staff', () => olga.taps('⬅️ Your staff'));
    await reads(olga, 'On duty', () => olga.taps('🟢 Ivan'));
    await reads(olga, 'Your staff', () => olga.taps('⬅️ Your staff'));
    await reads(olga, 'Nobody is suspended.', () => olga.taps('⬜ Suspended'));
  });

  it('suspends somebody at once: their old buttons answer, and what they had is offered again', async () => {
    const number = await orders(vera, 'Rye loaf');
    const card = await hears(ivan, `Delivery of order ${number}`);
    await reads(ivan, 'Lindenstraße 5', () => ivan.taps('🛵'));
    await reads(olga, 'Has 1 order to bring now', async () => {
      await reads(olga, 'Your staff', () => olga.command('staff'));
      await olga.taps('🟢 Ivan');
    });
    await reads(olga, '1 order they have goes back', () => olga.taps('🔴 Suspend'));
    expect(
      (await bakery.sql('select id from delivery where courier_id is not null and order_id = $1', [number])).length,
    ).toBe(1);
    await reads(olga, 'Suspended: may do nothing', () => olga.taps('🔴 Yes, suspend'));
    await hears(ivan, 'Crumb & Co has suspended your role (courier)');
    const [delivery] = await bakery.sql<{ status: string }>('select status from delivery where order_id = $1', [
      number,
    ]);
    expect(delivery!.status).toBe('offered');
    const refused = await ivan.forges(`dlv.accept:${number.toString(36)}`, card.id);
    expect(refused?.text).toContain('courier');
    const gone = await hears(ivan, `Delivery of order ${number}\nOnly the bakery's couriers read it.`);
    expect(gone).toMatchObject({ id: card.id, buttons: [] });
    expect(textsOf(ivan).join()).not.toContain('Lindenstraße');
    await reads(olga, 'Ivan · courier', () => olga.taps('🔁 Let them back'));
    await hears(ivan, ({ id, buttons }) => id === card.id && buttons[0]?.[0]?.text.startsWith('🛵') === true);
    await hears(ivan, 'Crumb & Co: your role is courier now');
  });

  it('gives what a courier was on the way with back to the kitchen, and the customer reads so', async () => {
    const number = await orders(vera, 'Rye loaf');
    const mila = await bakery.staff('courier', 'Mila');
    await bakery.sql(
      `with ready as (update orders set status = 'in_transit' where id = $1)
       update delivery set status = 'picked_up', picked_up_at = now(),
         courier_id = (select id from person where telegram_id = $2) where order_id = $1`,
      [number, mila.id],
    );
    const role = await roleOf(mila);
    await reads(olga, 'Dismiss Mila', () => olga.forges(`stf.ask:${role.id.toString(36)}:0:0`));
    await reads(vera, 'another courier brings it', () => olga.taps('🗑 Yes, dismiss'));
    const [found] = await bakery.sql<{ order: string; delivery: string }>(
      'select o.status as order, d.status as delivery from orders o join delivery d on d.order_id = o.id where o.id = $1',
      [number],
    );
    expect(found).toEqual({ order: 'ready', delivery: 'offered' });
    await hears(emma, `${number}`);
  });

  it('takes the kitchen’s cards from who is dismissed', async () => {
    const emil = await bakery.staff('employee', 'Emil');
    const number = await orders(bakery.customer('Theo'), 'Rye loaf');
    const card = await hears(emil, 'Delivery to Theo');
    const role = await roleOf(emil);
    await reads(olga, 'Dismiss Emil', () => olga.forges(`stf.ask:${role.id.toString(36)}:0:0`));
    await olga.taps('🗑 Yes, dismiss');
    const gone = await hears(emil, `Order ${number}\nOnly those who work in the bakery read it.`);
    expect(gone).toMatchObject({ id: card.id, buttons: [] });
    expect(await emil.forges(`kit.bake:${number.toString(36)}`)).toMatchObject({
      text: expect.stringContaining('employees'),
    });
  });

  it('makes an employee an owner, in her own language, and cannot be the last to leave', async () => {
    const mine = (await roleOf(olga)).id.toString(36);
    for (const act of ['stop', 'out']) {
      expect(await olga.forges(`stf.${act}:${mine}:0:0`)).toMatchObject({
        text: expect.stringContaining('last owner'),
      });
    }
    await reads(olga, 'Your staff', () => olga.command('staff'));
    await reads(olga, 'Emma · employee', () => olga.taps('Emma'));
    await reads(olga, 'What shall the role be?', () => olga.taps('✏️ Change the role'));
    await reads(olga, 'Emma · owner', () => olga.taps('👥 Owner'));
    await hears(emma, 'ваша роль теперь — владелец');
    await reads(emma, 'Сотрудники · Crumb & Co', () => emma.command('staff'));
    await emma.forges(`stf.out:${mine}:0:0`);
    await hears(olga, 'your role as owner has ended');
    expect(await olga.forges('stf.list:0:0')).toMatchObject({ text: expect.stringContaining('owner') });
    expect(await roleOf(emma)).toMatchObject({ kind: 'owner', active: true });
  });

  it('lets nobody of another bakery touch a role, nor anybody who owns nothing', async () => {
    const other = await bakery.shop('Other');
    const stranger = await bakery.staff('owner', 'Stan', { shopId: other });
    const role = (await roleOf(ivan)).id.toString(36);
    for (const data of [
      `stf.one:${role}:0:0`,
      `stf.stop:${role}:0:0`,
      `stf.out:${role}:0:0`,
      `stf.kind:${role}:2:0:0`,
    ]) {
      for (const person of [stranger, ivan]) expect(await person.forges(data)).not.toBeNull();
    }
    expect(await roleOf(ivan)).toMatchObject({ kind: 'courier', active: true });
    expect(bakery.logged).toEqual([]);
  });
});
