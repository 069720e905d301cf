import { label } from '../../chat/emoji.ts';
import { pager } from '../../chat/pages.ts';
import type { Say } from '../../chat/say.ts';
import type { Button, Screen } from '../../chat/screen.ts';
import { shorten } from '../../chat/shorten.ts';
import { openHome } from '../shops/home.actions.ts';
import { changeDuty, openDeliveries, openDelivery, openDuty } from './deliveries.actions.ts';
import type { ListedTrip, ShopDuty, Trips } from './deliveries.queries.ts';

/** Letters of a street or a shop's name that a button has room for. */
const ROOM = 14;

export function deliveriesScreen(say: Say, { trips, page, mine, offered }: Trips, onDuty: boolean): Screen {
  const duty = { label: say('deliveries.duty.open'), data: openDuty.write({}) };
  const lines = [
    mine + offered === 0 ? say.html('deliveries.list.empty') : say.html('deliveries.list.title', { mine, offered }),
    ...(onDuty ? [] : [say.html('deliveries.list.off-duty')]),
  ];
  return {
    text: lines.join('\n\n'),
    buttons: [
      ...trips.map((trip) => [tripButton(say, trip)]),
      ...pager(page, mine + offered, (to) => openDeliveries.write({ page: to })),
      [duty, home(say)],
    ],
  };
}

function tripButton(say: Say, { orderId, isMine, area, orderStatus }: ListedTrip): Button {
  const where = area === undefined ? say('deliveries.list.map') : shorten(area, ROOM);
  const text = isMine ? say(`deliveries.stage.${orderStatus}`) : where;
  const key = isMine ? 'deliveries.list.mine' : 'deliveries.list.offer';
  return {
    label: label('delivery', say(key, { number: orderId, text })),
    data: openDelivery.write({ orderId }),
  };
}

export function dutyScreen(say: Say, shops: readonly ShopDuty[]): Screen {
  const lines = shops.map(({ shop, onDuty }) => say.html(`deliveries.duty.${onDuty ? 'on' : 'off'}`, { shop }));
  const buttons = shops.map(({ shopId, shop, onDuty }) => {
    const change = say(`deliveries.duty.${onDuty ? 'leave' : 'come'}`);
    const data = changeDuty.write({ shopId, on: onDuty ? 0 : 1 });
    return [{ label: label('shop', shops.length === 1 ? change : `${shorten(shop, ROOM)}: ${change}`), data }];
  });
  const list = { label: label('delivery', say('deliveries.list.open')), data: openDeliveries.write({ page: 0 }) };
  return { text: lines.join('\n'), buttons: [...buttons, [list, home(say)]] };
}

function home(say: Say): Button {
  return { label: label('back', say('deliveries.home')), data: openHome.write({}) };
}
