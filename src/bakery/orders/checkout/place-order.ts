import { operation, type Work } from '../../operation.ts';
import { oneAtATime } from '../../people/one-at-a-time.ts';
import { Refusal } from '../../refusal.ts';
import { rows } from '../../rows.ts';
import { crossedLow, tellLow } from '../../stock/crossed-low.ts';
import { lockCheckout } from './checkout.queries.ts';
import { type CheckoutRow, changeOf, dueOf, isComplete, type Totals, totalsOf } from './checkout.ts';
import { obstaclesOf } from './obstacles.ts';

/** What the summary showed. */
export interface Shown {
  readonly cartId: number;
  readonly version: number;
  /** Minor units. */
  readonly total: number;
  /** When it was promised, minutes since 1970; older summaries did not say. */
  readonly due?: number;
}

const MINUTE_MS = 60_000;
/** As soon as possible moves on while somebody reads the summary; by more than this it is another promise. */
const LATER_MINUTES = 60;

/**
 * Turns a cart into an order, exactly as its summary showed it, or changes nothing. Two statements: one locks the
 * cart and its products (by id, so that two orders never wait for each other), one writes everything; where slots are
 * counted, two more between them. The same summary confirmed again, on whatever device, gives the same order.
 * @throws {Refusal} `order.changed` when the cart is not what was shown, `order.total-changed` when a price or the
 * fee is not, `order.later` when it would take much longer than was said; what `obstaclesOf` finds; `order.empty`.
 */
export const placeOrder = operation({
  name: 'place-order',
  allow: ['anybody'],
  async run({ em, now, emit }, { personId }, shown: Shown) {
    const intent = `${shown.cartId}:${shown.version}`;
    const lines = await lockCheckout(em, shown.cartId, personId);
    const [cart] = lines;
    if (cart?.version !== shown.version) return placedBefore(em, intent, personId, lines.length);
    const dueAt = dueOf(lines, now);
    const [obstacle] = obstaclesOf(lines, now, dueAt);
    if (obstacle) throw obstacle;
    if (!dueAt || !isComplete(cart)) throw new Refusal('order.changed');
    const totals = totalsOf(lines);
    if (totals.total !== shown.total) {
      throw new Refusal('order.total-changed', { before: shown.total, total: totals.total });
    }
    mustBeInTime(dueAt, cart, shown);
    await mustHaveRoom(em, cart);
    const { orderId, low } = await write(em, {
      ...cart,
      ...totals,
      changeFrom: changeOf(cart, totals),
      personId,
      intent,
      dueAt,
    });
    emit({ type: 'order.placed', orderId });
    tellLow(emit, low);
    return { orderId };
  },
});

function mustBeInTime(dueAt: Date, { slotAt }: CheckoutRow, { due }: Shown): void {
  const isLater = due !== undefined && dueAt.getTime() / MINUTE_MS > due + LATER_MINUTES;
  if (slotAt === null && isLater) throw new Refusal('order.later', { at: dueAt.getTime() });
}

/** Two who want the last place of a slot: the second waits, then counts the first one's order. */
async function mustHaveRoom(em: Work['em'], { shopId, slotAt, slotCapacity }: CheckoutRow): Promise<void> {
  if (slotAt === null || slotCapacity === null) return;
  await oneAtATime(em, `slot ${shopId} ${slotAt.toISOString()}`);
  const others = await rows(em)`select 1 from orders
    where shop_id = ${shopId} and due_at = ${slotAt} and status <> 'cancelled' limit ${slotCapacity}`;
  if (others.length >= slotCapacity) throw new Refusal('order.slot-full', { at: slotAt.getTime() });
}

async function placedBefore(em: Work['em'], intent: string, personId: number, lines: number) {
  const [order] = await rows<{ orderId: number }>(em)`
    select id as "orderId" from orders where intent = ${intent} and customer_id = ${personId}`;
  if (order) return { orderId: order.orderId };
  throw new Refusal(lines === 0 ? 'order.empty' : 'order.changed');
}

interface NewOrder extends CheckoutRow, Totals {
  readonly personId: number;
  readonly intent: string;
  readonly dueAt: Date;
}

/** The check constraint on stock is the second guard: what the locked rows did not hold cannot be taken. */
async function write(em: Work['em'], order: NewOrder): Promise<{ orderId: number; low: number[] }> {
  const place = order.fulfilment === 'delivery' ? order : { address: null, latitude: null, longitude: null };
  const [placed] = await rows<{ orderId: number; low: number[] }>(em)`
    with line as (
      select p.id, p.name, p.price, p.cost, l.quantity, p.stock is not null as from_stock,
        nullif(l.inscription, '') as inscription
      from cart_line l join product p on p.id = l.product_id where l.cart_id = ${order.cartId}
    ), placed as (
      insert into orders (shop_id, customer_id, fulfilment, address, latitude, longitude, phone, payment,
        change_from, note, due_at, slot_minutes, item_total, delivery_fee, total, currency, intent)
      values (${order.shopId}, ${order.personId}, ${order.fulfilment}, ${place.address}, ${place.latitude},
        ${place.longitude}, ${order.phone}, 'cash', ${order.changeFrom}, ${order.note}, ${order.dueAt},
        ${order.slotAt === null ? null : order.slotMinutes}, ${order.items}, ${order.deliveryFee}, ${order.total},
        ${order.currency}, ${order.intent})
      returning id
    ), bought as (
      insert into order_line (order_id, product_id, name, price, cost, quantity, from_stock, inscription)
      select placed.id, line.id, line.name, line.price, line.cost, line.quantity, line.from_stock, line.inscription
      from placed, line
    ), taken as (
      update product p set stock = p.stock - line.quantity, version = p.version + 1
      from line where p.id = line.id and line.from_stock
      returning p.id, p.stock, p.low_at, line.quantity
    ), moved as (
      insert into stock_movement (product_id, quantity, reason, order_id, by_id)
      select line.id, -line.quantity, 'order', placed.id, ${order.personId} from placed, line where line.from_stock
    ), step as (
      insert into order_step (order_id, to_status, by_id) select id, 'pending', ${order.personId} from placed
    ), offered as (
      insert into delivery (order_id) select id from placed where ${order.fulfilment}::text = 'delivery'
    ), emptied as (
      delete from cart_line where cart_id = ${order.cartId}
    ), used as (
      update cart set version = version + 1, note = null, slot_at = null, change_from = null
      where id = ${order.cartId}
    )
    select id as "orderId", ${crossedLow} as low from placed`;
  return placed!;
}
