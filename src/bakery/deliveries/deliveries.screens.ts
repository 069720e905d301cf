import { label } from '../../chat/emoji.ts';
import { pager } from '../../chat/pages.ts';
import type { Say } from '../../chat/say.ts';
import type { Button, Screen } from '../../chat/screen.ts';
import { shorten } from '../../chat/shorten.ts';
import { openHome } from '../shops/home.actions.ts';
import { changeDuty, openDeliveries, openDelivery, openDuty } from './deliveries.actions.ts';
import type { ListedTrip, ShopDuty, Trips } from './deliveries.queries.ts';

/** Letters on a button as wide as the screen. */
const WIDE = 34;

/** @param onDuty in any of the courier's shops. */
export function deliveriesScreen(say: Say, { trips, page, mine, offered }: Trips, onDuty: boolean, now: Date): Screen {
  const state = onDuty ? 'on' : 'off';
  const duty = { label: label(`${state}Duty`, say(`deliveries.duty.is-${state}`)), data: openDuty.write({}) };
  const lines = [
    mine + offered === 0 ? say.html('deliveries.list.empty') : say.html('deliveries.list.title', { mine, offered }),
    ...(onDuty ? [] : [say.html('deliveries.list.off-duty')]),
  ];
  return {
    text: lines.join('\n\n'),
    buttons: [
      ...trips.map((trip) => [tripButton(say, trip, now)]),
      ...pager(page, mine + offered, (to) => openDeliveries.write({ page: to })),
      [duty, home(say)],
    ],
  };
}

/** `🚚 12 · 14:30 · Lindenstraße`; of one's own the stage instead of the street. */
function tripButton(say: Say, { orderId, isMine, area, orderStatus, dueAt, timeZone }: ListedTrip, now: Date): Button {
  const time = say.time(dueAt, timeZone, now);
  const stage = say('deliveries.list.mine', { stage: say(`deliveries.stage.${orderStatus}`) });
  const head = label('delivery', `${orderId} · ${time} · `);
  const rest = isMine ? stage : (area ?? say('deliveries.list.map'));
  return { label: head + shorten(rest, WIDE - head.length), data: openDelivery.write({ orderId }) };
}

export function dutyScreen(say: Say, shops: readonly ShopDuty[]): Screen {
  const lines = shops.map(({ shop, onDuty }) => say.html(`deliveries.duty.${onDuty ? 'on' : 'off'}`, { shop }));
  const buttons = shops.map(({ shopId, shop, onDuty }) => {
    const change = label(onDuty ? 'offDuty' : 'onDuty', say(`deliveries.duty.${onDuty ? 'leave' : 'come'}`));
    const data = changeDuty.write({ shopId, on: onDuty ? 0 : 1 });
    const room = WIDE - change.length - ' · '.length;
    return [{ label: shops.length === 1 ? change : `${change} · ${shorten(shop, room)}`, data }];
  });
  const list = { label: label('delivery', say('deliveries.list.open')), data: openDeliveries.write({ page: 0 }) };
  return { text: lines.join('\n'), buttons: [...buttons, [list, home(say)]] };
}

function home(say: Say): Button {
  return { label: label('back', say('deliveries.home')), data: openHome.write({}) };
}
