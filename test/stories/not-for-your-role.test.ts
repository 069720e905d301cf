import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Person } from '../../src/pretend-telegram/people/person.ts';
import { Bakery } from '../support/bakery.ts';
import { hears } from '../support/conversation.ts';

const couriers = "This is for the bakery's couriers. An owner makes somebody a courier with /invite.";
const bakers = "This is for the bakery's employees and owners. An owner takes an employee on with /invite.";
const owners = "This is for the bakery's owners. Please ask one of them.";

describe('Somebody who asks for the work of others', () => {
  let bakery: Bakery;
  const people = new Map<string, Person>();

  beforeAll(async () => {
    bakery = await Bakery.open();
    people.set('Vera', bakery.customer('Vera'));
    people.set('Anna', await bakery.staff('courier', 'Anna'));
    people.set('Emil', await bakery.staff('employee', 'Emil'));
    people.set('Olga', await bakery.staff('owner', 'Olga'));
    people.set('Boris', await bakery.staff('courier', 'Boris', { languageCode: 'ru' }));
  });
  afterAll(() => bakery.close());

  it.each([
    ['Emil', 'deliveries', couriers],
    ['Emil', 'products', owners],
    ['Emil', 'invite', owners],
    ['Olga', 'duty', couriers],
    ['Olga', 'deliveries', couriers],
    ['Anna', 'board', bakers],
    ['Anna', 'addproduct', owners],
    ['Vera', 'board', bakers],
    ['Boris', 'board', 'Это для сотрудников и владельцев пекарни. Владелец приглашает сотрудников командой /invite.'],
  ])('reads whom it is for: %s, /%s', async (name, command, text) => {
    const person = people.get(name)!;
    person.command(command);
    expect((await hears(person, text)).text).toBe(text);
  });

  it('reads the same at a button that they made up', async () => {
    expect(await people.get('Olga')!.forges('dlv.accept:1')).toMatchObject({ text: couriers });
    expect(await people.get('Anna')!.forges('kit.bake:1')).toMatchObject({ text: bakers });
    expect(await people.get('Emil')!.forges('prd.shelf:1:0:0')).toMatchObject({ text: owners });
  });
});
