import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { acceptDelivery } from '../../../src/bakery/deliveries/accept-delivery.ts';
import { deliveryHearers } from '../../../src/bakery/deliveries/deliveries.notices.ts';
import { giveBackDelivery } from '../../../src/bakery/deliveries/give-back-delivery.ts';
import { lookAtOffer } from '../../../src/bakery/deliveries/look-at-offer.ts';
import { setDuty } from '../../../src/bakery/deliveries/set-duty.ts';
import { kitchenHearers } from '../../../src/bakery/kitchen/kitchen.notices.ts';
import { rejectOrder } from '../../../src/bakery/kitchen/reject-order.ts';
import type { Telling } from '../../../src/chat/notice.ts';
import { loadI18n } from '../../../src/i18n/i18n.ts';
import { type StaffedBakery, staffedBakery } from '../../support/staffed-bakery.ts';

const { sayIn } = await loadI18n();
let bakery: StaffedBakery;
let shopId: number;
let orderId: number;
let names: Record<string, number>;

beforeAll(async () => {
  bakery = await staffedBakery();
  shopId = await bakery.shop('Bulka');
  names = {};
  for (const name of ['Vera', 'Emil', 'Olivia', 'Anna', 'Boris', 'Clara']) names[name] = await bakery.person(name);
  await bakery.hire(names.Olivia!, shopId, 'owner');
  for (const courier of ['Anna', 'Boris', 'Clara']) await bakery.hire(names[courier]!, shopId, 'courier');
  await bakery.as(names.Clara!)(setDuty, { shopId, onDuty: false });
});

beforeEach(async () => {
  orderId = await bakery.order({ shopId, customerId: names.Vera!, status: 'ready' });
});

afterAll(() => bakery.close());

const nameOf = (personId: number) => Object.entries(names).find(([, id]) => id === personId)?.[0];
const told = (tellings: Telling[]) => tellings.map(({ personId, notice }) => `${nameOf(personId)} ${notice.code}`);
const seenBy = async (name: string, { notice }: Telling | { notice: Telling['notice'] }) =>
  notice.render({ em: bakery.em(), say: sayIn('en'), personId: names[name]!, now: new Date() }, orderId);

describe('A new delivery', () => {
  it('is offered to the couriers on duty, and twice asked is once offered', async () => {
    for (let time = 0; time < 2; time++) {
      const tellings = await deliveryHearers['order.placed']!(bakery.em(), { type: 'order.placed', orderId });
      expect(told(tellings)).toEqual(['Anna dlv.offer', 'Boris dlv.offer']);
    }
  });

  it('is no news for couriers when the customer comes to the shop', async () => {
    const pickup = await bakery.order({ shopId, customerId: names.Vera!, fulfilment: 'pickup' });
    const event = { type: 'order.placed', orderId: pickup } as const;
    expect(await deliveryHearers['order.placed']!(bakery.em(), event)).toEqual([]);
  });

  it('is not offered any more when somebody was faster than the news', async () => {
    await bakery.as(names.Anna!)(acceptDelivery, { orderId });
    const tellings = await deliveryHearers['order.placed']!(bakery.em(), { type: 'order.placed', orderId });
    expect(told(tellings)).toEqual([]);
  });
});

describe('A delivery that is taken', () => {
  it('is news for those who were offered it, and for nobody who came on duty since', async () => {
    await deliveryHearers['order.placed']!(bakery.em(), { type: 'order.placed', orderId });
    await bakery.as(names.Anna!)(acceptDelivery, { orderId });
    await bakery.as(names.Clara!)(setDuty, { shopId, onDuty: true });
    const tellings = await deliveryHearers['delivery.accepted']!(bakery.em(), { type: 'delivery.accepted', orderId });
    await bakery.as(names.Clara!)(setDuty, { shopId, onDuty: false });
    expect(told(tellings)).toEqual(['Anna dlv.offer', 'Boris dlv.offer']);
    expect(await seenBy('Boris', tellings[1]!)).toMatchObject({ text: `Order ${orderId}: taken by Anna.` });
  });

  it('is news for whoever found it in the list', async () => {
    await bakery.as(names.Clara!)(lookAtOffer, { orderId });
    await bakery.as(names.Anna!)(acceptDelivery, { orderId });
    const tellings = await deliveryHearers['delivery.accepted']!(bakery.em(), { type: 'delivery.accepted', orderId });
    expect(told(tellings)).toEqual(['Anna dlv.offer', 'Clara dlv.offer']);
  });

  it('shows address, name and phone to its courier and to nobody else', async () => {
    await deliveryHearers['order.placed']!(bakery.em(), { type: 'order.placed', orderId });
    const offers = await deliveryHearers['order.ready']!(bakery.em(), { type: 'order.ready', orderId });
    expect(offers).toEqual([]);
    const [before] = await deliveryHearers['delivery.accepted']!(bakery.em(), { type: 'delivery.accepted', orderId });
    expect((await seenBy('Anna', before!))!.text).not.toMatch(/Lindenstraße 5|Vera|\+4930123/);
    expect((await seenBy('Anna', before!))!.text).toContain('Lindenstraße');
    await bakery.as(names.Anna!)(acceptDelivery, { orderId });
    const [annas, boriss] = await deliveryHearers['delivery.accepted']!(bakery.em(), {
      type: 'delivery.accepted',
      orderId,
    });
    const { text } = (await seenBy('Anna', annas!))!;
    expect(text).toContain('Lindenstraße 5, 2nd floor');
    expect(text).toContain('Vera, +4930123');
    expect(JSON.stringify(await seenBy('Boris', boriss!))).not.toMatch(/Lindenstraße|Vera|\+4930123/);
    for (const stranger of ['Vera', 'Olivia']) expect(await seenBy(stranger, annas!)).toBeUndefined();
  });

  it('makes a sound for its courier when it is ready', async () => {
    await bakery.as(names.Anna!)(acceptDelivery, { orderId });
    const tellings = await deliveryHearers['order.ready']!(bakery.em(), { type: 'order.ready', orderId });
    expect(told(tellings)).toEqual(['Anna dlv.offer', 'Anna dlv.ready']);
    expect((await seenBy('Anna', tellings[1]!))!.text).toBe(`Order ${orderId} is ready for you.`);
  });

  it('makes a sound when it is free again, but not for the one who gave it back', async () => {
    await deliveryHearers['order.placed']!(bakery.em(), { type: 'order.placed', orderId });
    await bakery.as(names.Anna!)(acceptDelivery, { orderId });
    await bakery.as(names.Anna!)(giveBackDelivery, { orderId, why: 0 });
    await bakery.as(names.Clara!)(setDuty, { shopId, onDuty: true });
    const event = { type: 'delivery.given_back', orderId, courierId: names.Anna! } as const;
    const tellings = await deliveryHearers['delivery.given_back']!(bakery.em(), event);
    await bakery.as(names.Clara!)(setDuty, { shopId, onDuty: false });
    expect(told(tellings)).toEqual([
      'Anna dlv.offer',
      'Boris dlv.offer',
      'Clara dlv.offer',
      'Anna dlv.ready',
      'Boris dlv.again',
    ]);
    expect(await seenBy('Anna', tellings[3]!)).toBeUndefined();
    expect((await seenBy('Boris', tellings[4]!))!.text).toBe(`Order ${orderId} needs a courier again.`);
    await bakery.as(names.Boris!)(acceptDelivery, { orderId });
    expect(await seenBy('Boris', tellings[4]!)).toBeUndefined();
    const over = await deliveryHearers['delivery.accepted']!(bakery.em(), { type: 'delivery.accepted', orderId });
    expect(told(over)).toContain('Boris dlv.again');
  });

  it('is withdrawn when the order is cancelled, with a word to the courier who had it', async () => {
    await deliveryHearers['order.placed']!(bakery.em(), { type: 'order.placed', orderId });
    await bakery.as(names.Anna!)(acceptDelivery, { orderId });
    await bakery.as(names.Olivia!)(rejectOrder, { orderId, reason: '#closing' });
    const tellings = await deliveryHearers['order.cancelled']!(bakery.em(), { type: 'order.cancelled', orderId });
    expect(told(tellings)).toEqual(['Anna dlv.offer', 'Boris dlv.offer', 'Anna dlv.ready', 'Anna dlv.off']);
    expect((await seenBy('Boris', tellings[1]!))!.text).toBe(`The delivery of order ${orderId} is called off.`);
    expect(await seenBy('Anna', tellings[2]!)).toBeUndefined();
    expect((await seenBy('Anna', tellings[3]!))!.text).toContain('was cancelled');
  });
});

describe('The kitchen', () => {
  it('is the owner alone until there is an employee, then the employees', async () => {
    const hearing = () => kitchenHearers['order.placed']!(bakery.em(), { type: 'order.placed', orderId });
    expect(told(await hearing())).toEqual(['Olivia kit.card']);
    await bakery.hire(names.Emil!, shopId, 'employee');
    expect(told(await hearing())).toEqual(['Emil kit.card']);
    const [telling] = await hearing();
    expect((await seenBy('Emil', telling!))!.text).toContain(`Order ${orderId}`);
    await bakery.dismiss(names.Emil!);
    expect(await seenBy('Emil', telling!)).toBeUndefined();
    expect(told(await hearing())).toEqual(['Olivia kit.card']);
  });
});
