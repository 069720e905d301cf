import { describe, expect, it } from '@jest/globals';
import * as delivery from '../../src/bakery/deliveries/delivery-status.ts';
import * as order from '../../src/bakery/orders/order-status.ts';

const machines = [
  {
    of: 'an order',
    from: 'pending',
    next: order.next as Record<string, readonly string[]>,
    back: order.back as Record<string, readonly string[]>,
    ends: ['completed', 'cancelled'],
  },
  {
    of: 'a delivery',
    from: 'offered',
    next: delivery.next as Record<string, readonly string[]>,
    back: delivery.back as Record<string, readonly string[]>,
    ends: ['delivered', 'called_off'],
  },
];

describe.each(machines)('The statuses of $of', ({ from, next, back, ends }) => {
  const statuses = Object.keys(next);

  function reachable(start: string): Set<string> {
    const found = new Set([start]);
    for (const status of found) for (const to of next[status]!) found.add(to);
    return found;
  }

  it('lead to known statuses only, and never to themselves', () => {
    for (const [status, followers] of Object.entries(next)) {
      expect(followers.filter((to) => !statuses.includes(to) || to === status)).toEqual([]);
    }
  });

  it('are left backwards only where they were entered', () => {
    const wrong = Object.entries(back).flatMap(([status, all]) => all.filter((to) => !next[to]!.includes(status)));
    expect(wrong).toEqual([]);
    expect(Object.keys(back).sort()).toEqual([...statuses].sort());
  });

  it('are all reached from the first', () => {
    expect([...reachable(from)].sort()).toEqual([...statuses].sort());
  });

  it('end where they should, and nothing gets stuck before', () => {
    expect(statuses.filter((status) => next[status]!.length === 0).sort()).toEqual([...ends].sort());
    for (const status of statuses) expect(ends.some((end) => reachable(status).has(end))).toBe(true);
  });
});

describe('Entities', () => {
  it.each(order.orderStatuses.flatMap((from) => order.orderStatuses.map((to) => [from, to] as const)))(
    'let an order go from %s to %s only along the table',
    async (from, to) => {
      const { Order } = await import('../../src/bakery/orders/order.ts');
      const it = Object.assign(Object.create(Order.prototype), { id: 12, status: from });
      const allowed: readonly string[] = order.next[from];
      if (from === to) expect(it.become(to)).toBeUndefined();
      else if (allowed.includes(to)) expect(it.become(to)).toBe(from);
      else expect(() => it.become(to)).toThrow('order.not-now');
      expect(it.status).toBe(from === to || allowed.includes(to) ? to : from);
    },
  );

  it.each(order.orderStatuses.flatMap((from) => order.orderStatuses.map((to) => [from, to] as const)))(
    'let an order go back from %s to %s only along the table',
    async (from, to) => {
      const { Order } = await import('../../src/bakery/orders/order.ts');
      const it = Object.assign(Object.create(Order.prototype), { id: 12, status: from });
      const allowed: readonly string[] = order.back[from];
      if (allowed.includes(to)) expect(it.goBack(to)).toBe(from);
      else expect(() => it.goBack(to)).toThrow('order.not-now');
      expect(it.status).toBe(allowed.includes(to) ? to : from);
    },
  );

  it.each(delivery.deliveryStatuses.flatMap((from) => delivery.deliveryStatuses.map((to) => [from, to] as const)))(
    'let a delivery go from %s to %s only along the table',
    async (from, to) => {
      const { Delivery } = await import('../../src/bakery/deliveries/delivery.ts');
      const it = Object.assign(Object.create(Delivery.prototype), { status: from });
      const allowed: readonly string[] = delivery.next[from];
      if (from === to) expect(it.become(to)).toBe(false);
      else if (allowed.includes(to)) expect(it.become(to)).toBe(true);
      else expect(() => it.become(to)).toThrow('delivery.gone');
      expect(it.status).toBe(from === to || allowed.includes(to) ? to : from);
    },
  );
});
