import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { EventType } from '../../../src/bakery/events.ts';
import { orderCard, orderHearers } from '../../../src/bakery/orders/orders.notices.ts';
import { rows } from '../../../src/bakery/rows.ts';
import type { Telling } from '../../../src/chat/notice.ts';
import { english } from '../../support/says.ts';
import { type Storefront, storefront } from '../../support/storefront.ts';

let shop: Storefront;
let vera: number;
let orderId: number;
beforeAll(async () => {
  shop = await storefront();
});
beforeEach(async () => {
  vera = await shop.person('Vera');
  const roll = await shop.product(shop.shopId, `Roll of ${vera}`, null);
  orderId = await shop.buys(vera, { [roll]: 2 }, 'delivery');
});
afterAll(() => shop.close());

/** What the customer reads when the event is told: the card's second line, and messages. */
async function hears(type: EventType): Promise<string[]> {
  const tell = orderHearers[type] as undefined | ((em: unknown, event: object) => Promise<Telling[]>);
  const tellings = (await tell?.(shop.em(), { type, orderId })) ?? [];
  const screens = await Promise.all(
    tellings.map(({ notice, subjectId, personId }) => {
      expect([subjectId, personId]).toEqual([orderId, vera]);
      return notice.render({ em: shop.em(), say: english, personId, now: new Date() }, subjectId);
    }),
  );
  return screens.flatMap((screen) =>
    screen ? [screen.text.replaceAll(`${orderId}`, 'N').replace(/<\/?b>/g, '')] : [],
  );
}

async function becomes(status: string, fulfilment: 'delivery' | 'pickup', reason: string | null = null): Promise<void> {
  await rows(shop.em())`update orders set status = ${status}, fulfilment = ${fulfilment}, address = 'Lane 5',
    cancel_reason = ${reason} where id = ${orderId}`;
}

const card = (stage: string) => expect.stringContaining(stage);

describe('A customer', () => {
  it('is not told that they ordered: they were just shown the card', async () => {
    expect(await hears('order.placed')).toEqual([]);
  });

  it('sees the card move while it is baked', async () => {
    await becomes('baking', 'pickup');
    expect(await hears('order.baking')).toEqual([card('●●○○ in the oven')]);
  });

  it('is called when there is something to pick up, and told when a courier will bring it', async () => {
    await becomes('ready', 'pickup');
    expect(await hears('order.ready')).toEqual([
      card('●●●○ ready'),
      'Order N is ready. Come and get it while it is fresh: Marktplatz 1',
    ]);
    await becomes('ready', 'delivery');
    expect(await hears('order.ready')).toEqual([
      card('●●●○○ ready'),
      'Order N is ready. Next a courier brings it to you.',
    ]);
  });

  it('learns who brings it, and when it is on the way', async () => {
    const boris = await shop.person('Boris');
    await rows(shop.em())`update delivery set courier_id = ${boris}, status = 'accepted' where order_id = ${orderId}`;
    await becomes('ready', 'delivery');
    expect(await hears('delivery.accepted')).toEqual([card('🛵 Boris brings it')]);
    await becomes('in_transit', 'delivery');
    expect(await hears('delivery.picked_up')).toEqual([
      card('●●●●○ on the way'),
      'Order N is on its way to you, with Boris.',
    ]);
  });

  it('is told when the courier had to bring it back', async () => {
    await becomes('ready', 'delivery');
    expect(await hears('delivery.given_back')).toEqual([
      card('●●●○○ ready'),
      'Order N is ready. Next a courier brings it to you.',
    ]);
  });

  it('is wished a good appetite', async () => {
    await becomes('completed', 'pickup');
    expect(await hears('order.completed')).toEqual([
      card('●●●● picked up'),
      'Order N is in your hands. Enjoy!\n\nHow was it? One tap is enough.',
    ]);
  });

  it('hears why an order was cancelled, in plain text', async () => {
    await becomes('cancelled', 'pickup', 'No <rye> left');
    expect(await hears('order.cancelled')).toEqual([
      card('Cancelled by the bakery: No &lt;rye&gt; left'),
      'We are sorry: order N was cancelled. No &lt;rye&gt; left',
    ]);
  });

  it('is not told of what they cancelled themselves', async () => {
    await becomes('cancelled', 'pickup');
    await rows(shop.em())`insert into order_step (order_id, from_status, to_status, by_id)
      values (${orderId}, 'pending', 'cancelled', ${vera})`;
    expect(await hears('order.cancelled')).toEqual([card('Cancelled by you')]);
  });

  it('is not told late what is no longer so, but what is', async () => {
    await becomes('completed', 'pickup');
    expect(await hears('order.ready')).toEqual([card('●●●● picked up'), card('Order N is in your hands.')]);
  });

  it("sees nothing of somebody else's order", async () => {
    const reader = { em: shop.em(), say: english, personId: vera + 1_000_000, now: new Date() };
    expect(await orderCard.render(reader, orderId)).toBeUndefined();
  });
});
