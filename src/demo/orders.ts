import type { CustomerKey } from './customers.ts';

/** What happened to an order after it was placed; `reject` is always the last. */
export type Deed = 'bake' | 'ready' | 'hand-over' | 'accept' | 'pick-up' | 'finish' | 'reject';

export interface DemoOrder {
  readonly customer: CustomerKey;
  readonly fulfilment: 'delivery' | 'pickup';
  /** Keys of products → pieces. */
  readonly items: Readonly<Record<string, number>>;
  readonly minutesAgo: number;
  readonly deeds: readonly Deed[];
  /** Who does the courier's deeds. */
  readonly courier?: 'Anna' | 'Boris';
}

const DAY = 24 * 60;
const delivered: Deed[] = ['accept', 'bake', 'ready', 'pick-up', 'finish'];

/** Pieces of a product that the demo orders have taken from its stock for good. */
export function soldPieces(productKey: string): number {
  return demoOrders
    .filter(({ deeds }) => !deeds.includes('reject'))
    .reduce((sum, { items }) => sum + (items[productKey] ?? 0), 0);
}

/** The oldest first: yesterday's, this morning's, and those that still wait for somebody. */
export const demoOrders: readonly DemoOrder[] = [
  {
    customer: 'vera',
    fulfilment: 'delivery',
    items: { 'cinnamon-roll': 3, 'rye-loaf': 1 },
    minutesAgo: DAY + 150,
    deeds: delivered,
    courier: 'Boris',
  },
  {
    customer: 'marta',
    fulfilment: 'pickup',
    items: { 'lemon-meringue-tart': 1 },
    minutesAgo: DAY + 90,
    deeds: ['bake', 'ready', 'hand-over'],
  },
  {
    customer: 'leo',
    fulfilment: 'delivery',
    items: { macarons: 2, 'chocolate-eclair': 2 },
    minutesAgo: 200,
    deeds: delivered,
    courier: 'Anna',
  },
  { customer: 'priya', fulfilment: 'delivery', items: { 'linzer-hearts': 3 }, minutesAgo: 160, deeds: ['reject'] },
  {
    customer: 'vera',
    fulfilment: 'delivery',
    items: { 'apple-pie': 1, croissant: 2 },
    minutesAgo: 55,
    deeds: ['accept', 'bake', 'ready', 'pick-up'],
    courier: 'Anna',
  },
  {
    customer: 'nadia',
    fulfilment: 'delivery',
    items: { 'chocolate-eclair': 2, 'honey-cake': 2 },
    minutesAgo: 28,
    deeds: ['accept', 'bake', 'ready'],
    courier: 'Boris',
  },
  {
    customer: 'leo',
    fulfilment: 'pickup',
    items: { 'sourdough-loaf': 1, pretzel: 4 },
    minutesAgo: 40,
    deeds: ['bake', 'ready'],
  },
  {
    customer: 'marta',
    fulfilment: 'delivery',
    items: { focaccia: 1, 'basque-cheesecake': 1 },
    minutesAgo: 30,
    deeds: ['bake', 'ready'],
  },
  {
    customer: 'priya',
    fulfilment: 'delivery',
    items: { 'cabbage-pirozhki': 2, 'cinnamon-roll': 2 },
    minutesAgo: 18,
    deeds: ['bake'],
  },
  { customer: 'jonas', fulfilment: 'pickup', items: { 'strawberry-cake': 1 }, minutesAgo: 9, deeds: [] },
  { customer: 'nadia', fulfilment: 'delivery', items: { croissant: 4, baguette: 1 }, minutesAgo: 4, deeds: [] },
];
