import { operation, type Work } from '../operation.ts';
import { Refusal } from '../refusal.ts';
import { rows } from '../rows.ts';
import { available, type CheckoutLine, type CheckoutRow, isComplete, totalsOf } from './checkout.ts';

/** What the summary showed. */
export interface Shown {
  readonly cartId: number;
  readonly version: number;
  /** Minor units. */
  readonly total: number;
}

/**
 * Turns a cart into an order, exactly as its summary showed it, or changes nothing. Two statements: one locks the
 * cart and its products (by id, so that two orders never wait for each other), one writes everything.
 * The same summary confirmed again, on whatever device, gives the same order.
 * @throws {Refusal} `order.changed` when cart, price or fee is not what was shown, `order.sold-out` and
 * `order.only-left` naming the product, `order.empty`.
 */
export const placeOrder = operation({
  name: 'place-order',
  allow: ['anybody'],
  async run({ em, emit }, { personId }, shown: Shown) {
    const intent = `${shown.cartId}:${shown.version}`;
    const lines = await lockCheckout(em, shown.cartId, personId);
    const [cart] = lines;
    if (cart?.version !== shown.version) return placedBefore(em, intent, personId, lines.length);
    for (const line of lines) mustBeThere(line);
    const { items, deliveryFee, total } = totalsOf(lines);
    if (!isComplete(cart) || total !== shown.total) throw new Refusal('order.changed');
    const orderId = await write(em, { ...cart, personId, intent, items, deliveryFee, total });
    emit({ type: 'order.placed', orderId });
    return { orderId };
  },
});

function mustBeThere(line: CheckoutLine): void {
  const left = available(line);
  if (left === 0) throw new Refusal('order.sold-out', { name: line.name });
  if (left < line.quantity) throw new Refusal('order.only-left', { name: line.name, left });
}

async function placedBefore(em: Work['em'], intent: string, personId: number, lines: number) {
  const [order] = await rows<{ orderId: number }>(em)`
    select id as "orderId" from orders where intent = ${intent} and customer_id = ${personId}`;
  if (order) return { orderId: order.orderId };
  throw new Refusal(lines === 0 ? 'order.empty' : 'order.changed');
}

function lockCheckout(em: Work['em'], cartId: number, personId: number): Promise<CheckoutRow[]> {
  return rows<CheckoutRow>(em)`
    select c.id as "cartId", c.version, c.fulfilment, c.address, c.latitude, c.longitude,
      coalesce(b.phone, c.phone) as phone, s.id as "shopId", s.currency, s.delivery_fee as "shopFee",
      p.id as "productId", p.name, p.price, p.stock, p.on_shelf as "onShelf", l.quantity
    from cart c join person b on b.id = c.person_id join shop s on s.id = c.shop_id
      join cart_line l on l.cart_id = c.id join product p on p.id = l.product_id
    where c.id = ${cartId} and c.person_id = ${personId}
    order by p.id for no key update of c, p`;
}

interface NewOrder extends CheckoutRow {
  readonly personId: number;
  readonly intent: string;
  readonly items: number;
  readonly deliveryFee: number;
  readonly total: number;
}

/** The check constraint on stock is the second guard: what the locked rows did not hold cannot be taken. */
async function write(em: Work['em'], order: NewOrder): Promise<number> {
  const place = order.fulfilment === 'delivery' ? order : { address: null, latitude: null, longitude: null };
  const [placed] = await rows<{ id: number }>(em)`
    with line as (
      select p.id, p.name, p.price, p.cost, l.quantity, p.stock is not null as from_stock, l.inscription
      from cart_line l join product p on p.id = l.product_id where l.cart_id = ${order.cartId}
    ), placed as (
      insert into orders (shop_id, customer_id, fulfilment, address, latitude, longitude, phone, payment,
        item_total, delivery_fee, total, currency, intent)
      values (${order.shopId}, ${order.personId}, ${order.fulfilment}, ${place.address}, ${place.latitude},
        ${place.longitude}, ${order.phone}, 'cash', ${order.items}, ${order.deliveryFee}, ${order.total},
        ${order.currency}, ${order.intent})
      returning id
    ), bought as (
      insert into order_line (order_id, product_id, name, price, cost, quantity, from_stock, inscription)
      select placed.id, line.id, line.name, line.price, line.cost, line.quantity, line.from_stock, line.inscription
      from placed, line
    ), taken as (
      update product p set stock = p.stock - line.quantity, version = p.version + 1
      from line where p.id = line.id and line.from_stock
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
      update cart set version = version + 1 where id = ${order.cartId}
    )
    select id from placed`;
  return placed!.id;
}
