import { label } from '../../chat/emoji.ts';
import { pager } from '../../chat/pages.ts';
import type { Say } from '../../chat/say.ts';
import type { Button, Screen } from '../../chat/screen.ts';
import { shorten } from '../../chat/shorten.ts';
import { kilometresText } from '../shops/distance.ts';
import { openHome } from '../shops/home.actions.ts';
import { openShifts } from './cash/handover.actions.ts';
import { changeDuty, openDeliveries, openDelivery, openDuty } from './deliveries.actions.ts';
import type { ListedTrip, ShopDuty, Trips } from './deliveries.queries.ts';
import type { DayOfCourier } from './today.queries.ts';

/** Letters on a button as wide as the screen. */
const WIDE = 34;

export interface Deliveries extends Trips {
  readonly today: readonly DayOfCourier[];
  /** In any of the courier's shops. */
  readonly onDuty: boolean;
}

export function deliveriesScreen(say: Say, deliveries: Deliveries, now: Date): Screen {
  const { trips, page, mine, offered, today, onDuty, isSeen } = deliveries;
  const isSorted = offered > 1 && trips.some(({ isMine, kilometres }) => !isMine && kilometres !== undefined);
  const state = onDuty ? 'on' : 'off';
  const duty = { label: label(`${state}Duty`, say(`deliveries.duty.is-${state}`)), data: openDuty.write({}) };
  const lines = [
    mine + offered === 0 ? say.html('deliveries.list.empty') : say.html('deliveries.list.title', { mine, offered }),
    ...(isSorted ? [say.html(`deliveries.list.nearest-${isSeen ? 'you' : 'shop'}`)] : []),
    ...today.map((day) => brought(say, day)),
    ...(onDuty ? [] : [say.html('deliveries.list.off-duty')]),
  ];
  return {
    text: lines.join('\n\n'),
    buttons: [
      ...trips.map((trip) => [tripButton(say, trip, now)]),
      ...pager(page, mine + offered, (to) => openDeliveries.write({ page: to })),
      [{ label: label('cash', say('handover.open')), data: openShifts.write({}) }],
      [duty, home(say)],
    ],
  };
}

function brought(say: Say, { delivered, cash, currency }: DayOfCourier): string {
  return label(
    'cash',
    say.html('deliveries.list.today', { count: delivered, cash: say.money({ minor: cash, currency }) }),
  );
}

/** `🚚 12 · 14:30 · 2.4 km · Lindenstraße`; of one's own the stage instead of where. */
function tripButton(say: Say, trip: ListedTrip, now: Date): Button {
  const { orderId, isMine, area, kilometres, orderStatus, dueAt, timeZone } = trip;
  const time = say.time(dueAt, timeZone, now);
  const head = label('delivery', `${orderId} · ${time} · `);
  const street = area ?? say('deliveries.list.map');
  const distance = kilometres === undefined ? undefined : kilometresText(kilometres, say.language);
  const there = distance === undefined ? street : say('deliveries.list.near', { distance, street });
  const rest = isMine ? say(`deliveries.stage.${orderStatus}`) : there;
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
