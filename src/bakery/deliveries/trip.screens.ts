import { label } from '../../chat/emoji.ts';
import type { Say } from '../../chat/say.ts';
import type { Button, Screen } from '../../chat/screen.ts';
import { mapUrl } from '../people/place.ts';
import { kilometresText } from '../shops/distance.ts';
import { accept, fail, finish, giveBack, pickUp, sendDeliveries, undoTripStep } from './deliveries.actions.ts';
import type { Mine, Trip } from './deliveries.queries.ts';
import { toCustomerButton } from './letters/letters.screens.ts';
import { isTripStep } from './trip-step.ts';

/** One card from the offer to 🏁, as one courier may see it; when it is over for them, it leads on to the others. */
export function tripScreen(say: Say, trip: Trip, now: Date): Screen {
  const { status, mine } = trip;
  if (status === 'called_off') return { text: ended(say, trip, 'called-off'), buttons: [[list(say, 'delivery')]] };
  if (status === 'offered') return offer(say, trip, now);
  if (!mine) return { text: ended(say, trip, 'taken'), buttons: [[list(say, 'delivery')]] };
  if (status === 'delivered') {
    return {
      text: ended(say, trip, 'delivered'),
      buttons: [...undoing(say, trip, mine), ...write(say, trip, mine), [list(say, 'delivery')]],
    };
  }
  return {
    text: mineText(say, trip, mine, now),
    buttons: [...steps(say, trip, mine), ...undoing(say, trip, mine), [list(say, 'back')]],
  };
}

/** For somebody who was a courier there. */
export function goneScreen(say: Say, number: number): Screen {
  return { text: say.html('deliveries.gone', { number }), buttons: [] };
}

function list(say: Say, how: 'back' | 'delivery'): Button {
  return { label: label(how, say('deliveries.list.open')), data: sendDeliveries.write({}) };
}

function ended(say: Say, { orderId, courier }: Trip, how: 'taken' | 'delivered' | 'called-off'): string {
  return say.html(`deliveries.${how}`, { number: orderId, courier });
}

function offer(say: Say, trip: Trip, now: Date): Screen {
  const { orderId } = trip;
  const text = [
    say.html('deliveries.offer', { number: orderId }),
    ...way(say, trip, trip.area),
    far(say, trip),
    when(say, trip, now),
  ];
  const take = { label: label('accept', say('deliveries.accept')), data: accept.write({ orderId }) };
  return { text: [...text, load(say, trip), ...before(say, trip)].join('\n'), buttons: [[take], [list(say, 'back')]] };
}

function mineText(say: Say, trip: Trip, mine: Mine, now: Date): string {
  const { orderStatus, address, customer, phone, isUnreachable, note } = mine;
  return [
    say.html('deliveries.mine', { number: trip.orderId, stage: say(`deliveries.stage.${orderStatus}`) }),
    ...way(say, trip, address ?? undefined),
    label('phone', say.html('deliveries.customer', { customer, phone })),
    ...(isUnreachable ? [say.html('deliveries.unreachable', { customer })] : []),
    when(say, trip, now),
    ...(note === null ? [] : [label('note', say.html('deliveries.note', { note }))]),
    load(say, trip),
    ...before(say, trip),
    ...(trip.status === 'picked_up' && mine.isSeen === false ? [say.html('live.offer')] : []),
  ].join('\n');
}

function way(say: Say, { shop, shopAddress }: Trip, address: string | undefined): string[] {
  const from = shopAddress === '' ? 'deliveries.from' : 'deliveries.from-address';
  const to = address === undefined ? 'deliveries.to-map' : 'deliveries.to';
  return [label('shop', say.html(from, { shop, address: shopAddress })), label('address', say.html(to, { address }))];
}

function before(say: Say, { failure }: Trip): string[] {
  return failure ? [say.html('deliveries.failed-before', { reason: say(`deliveries.setback.${failure}`) })] : [];
}

/** How far and for how much; a written address has no point. */
function far(say: Say, { kilometres, fee, currency }: Trip): string {
  const pay =
    fee === 0
      ? say.html('deliveries.no-fee')
      : say.html('deliveries.fee', { fee: say.money({ minor: fee, currency }) });
  if (kilometres === undefined) return label('delivery', pay);
  const distance = say.html('deliveries.distance', { distance: kilometresText(kilometres, say.language) });
  return label('delivery', `${distance}, ${pay}`);
}

function when(say: Say, { placedAt, dueAt, slotMinutes, timeZone }: Trip, now: Date): string {
  const [placed, from] = [placedAt, dueAt].map((at) => say.time(at, timeZone, now));
  if (slotMinutes === null) {
    const isPromised = dueAt > placedAt;
    return label(
      'time',
      isPromised ? say.html('deliveries.due', { from }) : say.html('deliveries.placed', { time: placed }),
    );
  }
  const end = new Date(+dueAt + slotMinutes * 60_000);
  return label('time', say.html('deliveries.due-slot', { from, until: say.time(end, timeZone, end) }));
}

function load(say: Say, { pieces, total, changeFrom, currency }: Trip): string {
  const amount = (minor: number) => say.money({ minor, currency });
  const collect = label('cash', say.html('deliveries.load', { count: pieces, total: amount(total) }));
  if (changeFrom === null) return collect;
  const change = say.html('deliveries.change', { note: amount(changeFrom), change: amount(changeFrom - total) });
  return `${collect}, ${change}`;
}

function write(say: Say, { orderId }: Trip, { customer, canWrite }: Mine): Button[][] {
  return canWrite ? [[toCustomerButton(say, orderId, customer)]] : [];
}

function steps(say: Say, trip: Trip, mine: Mine): Button[][] {
  const { orderId, status } = trip;
  const map = mapButton(say, mine);
  if (status === 'picked_up') {
    const failing = [{ label: label('giveBack', say('deliveries.fail')), data: fail.write({ orderId }) }];
    return [
      [{ label: label('delivered', say('deliveries.finish')), data: finish.write({ orderId }) }],
      ...map,
      ...write(say, trip, mine),
      failing,
    ];
  }
  const leaves = mine.orderStatus === 'ready' || (mine.orderStatus === 'pending' && !mine.bakesToOrder);
  const going = [{ label: label('pickedUp', say('deliveries.pick-up')), data: pickUp.write({ orderId }) }];
  const back = [{ label: label('giveBack', say('deliveries.give-back')), data: giveBack.write({ orderId }) }];
  return [...(leaves ? [going] : []), ...map, ...write(say, trip, mine), back];
}

/** It stays until the card is shown the next time; tapped later it says that the minute is over. */
function undoing(say: Say, { orderId }: Trip, { orderStatus, lastStep }: Mine): Button[][] {
  if (!lastStep || !isTripStep(lastStep.from, orderStatus)) return [];
  const data = undoTripStep.write({ orderId, stepId: lastStep.stepId });
  return [[{ label: label('giveBack', say('kitchen.undo')), data }]];
}

function mapButton(say: Say, mine: Mine): Button[][] {
  const url = mapUrl(mine);
  return url === undefined ? [] : [[{ label: label('address', say('deliveries.map')), url }]];
}
