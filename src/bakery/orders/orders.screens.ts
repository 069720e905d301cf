import { label } from '../../chat/emoji.ts';
import { pager } from '../../chat/pages.ts';
import type { Say } from '../../chat/say.ts';
import type { Button, Screen } from '../../chat/screen.ts';
import { openCatalog } from '../catalog/catalog.actions.ts';
import { openDelivery } from '../deliveries/deliveries.actions.ts';
import { openKitchenCard } from '../kitchen/kitchen.actions.ts';
import { openHome } from '../shops/home.actions.ts';
import type { OrderForStaff } from './order-card.queries.ts';
import { openOrder, openOrders } from './orders.actions.ts';
import type { OrderInList, OrderList } from './orders.queries.ts';

export function ordersScreen(say: Say, { orders, count, open, page }: OrderList): Screen {
  const back = { label: label('back', say('orders.home')), data: openHome.write({}) };
  if (count === 0) {
    const look = { label: label('catalogue', say('orders.catalogue')), data: openCatalog.write({ page: 0 }) };
    return { text: say.html('orders.none'), buttons: [[look, back]] };
  }
  return {
    text: [say.html('orders.list'), ...(open > 0 ? [say.html('orders.open', { count: open })] : [])].join('\n'),
    buttons: [
      ...orders.map((order) => [orderButton(say, order)]),
      ...pager(page, count, (to) => openOrders.write({ page: to })),
      [back],
    ],
  };
}

function orderButton(say: Say, { orderId, status, fulfilment, total, currency }: OrderInList): Button {
  const stage = say(`orders.stage.${status}${status === 'completed' ? `-${fulfilment}` : ''}`);
  const amount = say.money({ minor: total, currency });
  return {
    label: label(fulfilment, say('orders.in-list', { number: orderId, stage, amount })),
    data: openOrder.write({ orderId }),
  };
}

/** Behind a link to an order that is not one's own: the ways to the cards of those who work on it. */
export function staffOrderScreen(say: Say, { orderId, shopName, bakes, brings }: OrderForStaff): Screen {
  const bake = { label: label('bake', say('orders.link.bake')), data: openKitchenCard.write({ orderId }) };
  const bring = { label: label('delivery', say('orders.link.bring')), data: openDelivery.write({ orderId }) };
  return {
    text: say.html('orders.card.title', { number: orderId, shop: shopName }),
    buttons: [...(bakes ? [[bake]] : []), ...(brings ? [[bring]] : [])],
  };
}
