import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { addToCart } from '../../../src/bakery/cart/add-to-cart.ts';
import { planCheckout } from '../../../src/bakery/orders/checkout/plan-checkout.ts';
import { allAbout } from '../../../src/bakery/people/my-data.queries.ts';
import { profileOf } from '../../../src/bakery/people/profile/profile.queries.ts';
import { setEmail } from '../../../src/bakery/people/profile/set-email.ts';
import { setPhone } from '../../../src/bakery/people/profile/set-phone.ts';
import { rows } from '../../../src/bakery/rows.ts';
import { type StaffedBakery, staffedBakery } from '../../support/staffed-bakery.ts';

let bakery: StaffedBakery;
let shopId: number;
let rye: number;
let vera: number;
let phone: string;
let numbers = 0;
beforeAll(async () => {
  bakery = await staffedBakery();
  shopId = await bakery.shop('Crumb & Co');
  rye = await bakery.product(shopId, 'Rye loaf', 100);
});
beforeEach(async () => {
  vera = await bakery.person('Vera');
  phone = `+4915110000${100 + ++numbers}`;
});
afterAll(() => bakery.close());

/** By the shop, with a phone; never wrote. */
async function registered(): Promise<number> {
  const [made] = await rows<{ id: number }>(bakery.em())`
    insert into person (first_name, phone, email, avoids) values ('Frau Vera', ${phone}, ${`v${phone}@example.com`}, '{nuts}')
    returning id`;
  return made!.id;
}

const personOf = async (personId: number) =>
  (await rows<{ phone: string | null }>(bakery.em())`select * from person where id = ${personId}`)[0];

describe('A number that the shop has registered', () => {
  it('brings orders, roles, trips, cart, addresses and words to whoever shares it', async () => {
    const former = await registered();
    const orderId = await bakery.order({ shopId, customerId: former, lines: { [rye]: 2 } });
    const brought = await bakery.order({ shopId, customerId: vera, status: 'ready', lines: { [rye]: 1 } });
    await bakery.hire(former, shopId, 'employee');
    await bakery.hire(former, shopId, 'courier');
    await bakery.hire(vera, shopId, 'courier');
    await bakery.dismiss(vera);
    await bakery.as(former)(addToCart, { shopId, productId: rye });
    await bakery.as(vera)(addToCart, { shopId, productId: rye });
    await rows(bakery.em())`
      with trip as (update delivery set courier_id = ${former}, status = 'accepted' where order_id = ${brought}
          returning id),
        offered as (insert into offer (delivery_id, courier_id) select id, ${former} from trip),
        saved as (insert into address (person_id, kind, address) values (${former}, 'home', 'Lindenstraße 5')),
        tried as (insert into invitation_try (person_id) values (${former})),
        invited as (insert into invitation (token_hash, kind, shop_id, created_by_id, expires_at)
          values (${phone}, 'courier', ${shopId}, ${former}, now()) returning id),
        came as (insert into invitation_use (invitation_id, person_id) select id, ${former} from invited),
        looked as (insert into search (person_id, words) values (${former}, 'rye'), (${former}, 'nuts'), (${vera}, 'rye')),
        moved as (insert into stock_movement (product_id, quantity, reason, by_id)
          values (${rye}, 0, 'restock', ${former})),
        told as (insert into notice (event_id, person_id, code, subject_id, happened_at)
          values (1, ${former}, 'x', 1, now()), (1, ${vera}, 'x', 1, now()), (2, ${former}, 'x', 1, now()))
      insert into card (code, subject_id, person_id, chat_id) values ('x', 1, ${former}, 1)`;

    expect(await bakery.as(vera)(setPhone, { phone })).toEqual({ hasJoined: true });

    expect(await personOf(former)).toBeUndefined();
    expect(await personOf(vera)).toMatchObject({
      phone,
      first_name: 'Vera',
      email: `v${phone}@example.com`,
      avoids: ['nuts'],
    });
    expect(await allAbout(bakery.em(), vera)).toMatchObject({
      orders: [{ id: orderId }, { id: brought }],
      roles: expect.arrayContaining([
        expect.objectContaining({ kind: 'employee', active: true }),
        expect.objectContaining({ kind: 'courier', active: true }),
      ]),
      carts: [{ lines: [{ product: 'Rye loaf', quantity: 2 }] }],
      addresses: [{ kind: 'home', address: 'Lindenstraße 5' }],
      deliveries: [{ order: brought }],
      offers: [{ order: brought }],
      invitations_made: [{ kind: 'courier' }],
      invitations_used: [{ kind: 'courier' }],
      invitations_tried: [expect.any(String)],
      searches: expect.arrayContaining([
        expect.objectContaining({ words: 'rye' }),
        expect.objectContaining({ words: 'nuts' }),
      ]),
      stock_movements: [{ reason: 'restock' }],
      notices: [{ event_id: 1 }, { event_id: 2 }],
    });
  });

  it('is joined at the checkout as well', async () => {
    const former = await registered();
    const orderId = await bakery.order({ shopId, customerId: former, lines: { [rye]: 1 } });
    await bakery.as(vera)(addToCart, { shopId, productId: rye });
    const said = { shopId, fulfilment: 'pickup', place: null, phone: { number: phone, own: true } } as const;
    await bakery.as(vera)(planCheckout, said);
    expect(await allAbout(bakery.em(), vera)).toMatchObject({ person: { phone }, orders: [{ id: orderId }] });
  });

  it('is not joined by typing it', async () => {
    const former = await registered();
    await bakery.as(vera)(addToCart, { shopId, productId: rye });
    const said = { shopId, fulfilment: 'pickup', place: null, phone: { number: phone, own: false } } as const;
    await bakery.as(vera)(planCheckout, said);
    expect(await personOf(former)).toMatchObject({ phone });
    expect(await profileOf(bakery.em(), vera)).toMatchObject({ phone: null, typedPhone: phone, orders: 0 });
  });

  it('belongs to the first who shares it; a second claim is refused and changes nothing', async () => {
    await registered();
    const mallory = await bakery.person('Mallory');
    const claims = await Promise.allSettled([vera, mallory].map((one) => bakery.as(one)(setPhone, { phone })));
    expect(claims.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const refused = claims.find((claim) => claim.status === 'rejected');
    expect(refused).toMatchObject({ reason: { code: 'profile.phone-taken' } });
    const held = await rows(bakery.em())`select 1 from person where phone = ${phone}`;
    expect(held).toHaveLength(1);
  });

  it('can be taken away again', async () => {
    await bakery.as(vera)(setPhone, { phone });
    await bakery.as(vera)(setPhone, { phone: null });
    expect(await profileOf(bakery.em(), vera)).toMatchObject({ phone: null, typedPhone: null });
    await bakery.as(await bakery.person('Successor'))(setPhone, { phone });
  });
});

describe('An email address', () => {
  it('belongs to one person, whatever the case, also when two want it at once', async () => {
    const wanda = await bakery.person('Wanda');
    const ends = await Promise.allSettled([
      bakery.as(vera)(setEmail, { email: 'Bread@example.com' }),
      bakery.as(wanda)(setEmail, { email: 'bread@EXAMPLE.com' }),
    ]);
    expect(ends.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'profile.email-taken' } });
    const owner = ends[0]!.status === 'fulfilled' ? vera : wanda;
    await bakery.as(owner)(setEmail, { email: 'BREAD@example.com' });
    await bakery.as(owner)(setEmail, { email: null });
    await bakery.as(vera)(setEmail, { email: 'bread@example.com' });
  });
});

describe('Everything that points at a person', () => {
  it('is known to join-person.ts, erase-person.ts and my-data.queries.ts: a new table needs a line in each', async () => {
    const found = await rows<{ column: string }>(bakery.em())`
      select r.relname || '.' || a.attname as column from pg_constraint c
        join pg_class r on r.oid = c.conrelid join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
      where c.contype = 'f' and c.confrelid = ${'person'}::regclass order by 1`;
    expect(found.map(({ column }) => column)).toEqual([
      'address.person_id',
      'audit.by_id',
      'batch.by_id',
      'card.person_id',
      'cart.person_id',
      'cash_handover.confirmed_by_id',
      'cash_handover.courier_id',
      'customer.blocked_by_id',
      'customer.person_id',
      'customer.registered_by_id',
      'delivery.courier_id',
      'goods_import.by_id',
      'group_board.linked_by_id',
      'group_board.reader_id',
      'invitation.created_by_id',
      'invitation_try.person_id',
      'invitation_use.person_id',
      'notice.person_id',
      'offer.courier_id',
      'order_message.author_id',
      'order_message.courier_id',
      'order_step.by_id',
      'orders.customer_id',
      'product_watch.person_id',
      'role.person_id',
      'search.person_id',
      'stock_movement.by_id',
      'whereabouts.courier_id',
    ]);
  });
});
