import { label } from '../../chat/emoji.ts';
import type { Say } from '../../chat/say.ts';
import type { Button, Screen } from '../../chat/screen.ts';
import { accept, finish, giveBack, openDelivery, pickUp, sendDeliveries } from './deliveries.actions.ts';
import type { Mine, Trip } from './deliveries.queries.ts';

/** One card from the offer to 🏁, as one courier may see it. */
export function tripScreen(say: Say, trip: Trip, now: Date): Screen {
  const list = { label: label('back', say('deliveries.list.open')), data: sendDeliveries.write({}) };
  if (trip.status === 'called_off') return { text: ended(say, trip, 'called-off'), buttons: [[list]] };
  if (trip.status === 'offered') return offer(say, trip, now, list);
  if (!trip.mine) return { text: ended(say, trip, 'taken') };
  if (trip.status === 'delivered') return { text: ended(say, trip, 'delivered'), buttons: [[list]] };
  return { text: mineText(say, trip, trip.mine), buttons: [...steps(say, trip, trip.mine), [list]] };
}

/** A short message with a way to the card. */
export function newsScreen(say: Say, news: 'ready' | 'free-again' | 'called-off', orderId: number): Screen {
  const open = { label: label('delivery', say('deliveries.open')), data: openDelivery.write({ orderId }) };
  return { text: say.html(`deliveries.news.${news}`, { number: orderId }), buttons: [[open]] };
}

function ended(say: Say, { orderId, courier }: Trip, how: 'taken' | 'delivered' | 'called-off'): string {
  return say.html(`deliveries.${how}`, { number: orderId, courier });
}

function offer(say: Say, trip: Trip, now: Date, list: Button): Screen {
  const { orderId, area, placedAt, timeZone } = trip;
  const text = [
    say.html('deliveries.offer', { number: orderId }),
    from(say, trip),
    area === undefined ? say.html('deliveries.to-map') : say.html('deliveries.to', { address: area }),
    load(say, trip),
    say.html('deliveries.placed', { time: say.time(placedAt, timeZone, now) }),
  ].join('\n');
  const take = { label: label('accept', say('deliveries.accept')), data: accept.write({ orderId }) };
  return { text, buttons: [[take], [list]] };
}

function mineText(say: Say, trip: Trip, { orderStatus, address, customer, phone }: Mine): string {
  return [
    say.html('deliveries.mine', { number: trip.orderId, stage: say(`deliveries.stage.${orderStatus}`) }),
    from(say, trip),
    address === null ? say.html('deliveries.to-map') : say.html('deliveries.to', { address }),
    say.html('deliveries.customer', { customer, phone }),
    load(say, trip),
  ].join('\n');
}

function from(say: Say, { shop, shopAddress }: Trip): string {
  return shopAddress === ''
    ? say.html('deliveries.from', { shop })
    : say.html('deliveries.from-address', { shop, address: shopAddress });
}

function load(say: Say, { pieces, total, currency }: Trip): string {
  return say.html('deliveries.load', { count: pieces, total: say.money({ minor: total, currency }) });
}

function steps(say: Say, { orderId, status }: Trip, mine: Mine): Button[][] {
  const map = mapButton(say, mine);
  if (status === 'picked_up') {
    return [[{ label: label('delivered', say('deliveries.finish')), data: finish.write({ orderId }) }], ...map];
  }
  const leaves = mine.orderStatus === 'ready' || (mine.orderStatus === 'pending' && !mine.bakesToOrder);
  const going = [{ label: label('pickedUp', say('deliveries.pick-up')), data: pickUp.write({ orderId }) }];
  const back = [{ label: label('giveBack', say('deliveries.give-back')), data: giveBack.write({ orderId }) }];
  return [...(leaves ? [going] : []), ...map, back];
}

/** Google Maps URLs, `search` with coordinates: opens the map app of the phone. */
function mapButton(say: Say, { latitude, longitude }: Mine): Button[][] {
  if (latitude === null || longitude === null) return [];
  const url = `https://www.google.com/maps/search/?api=1&query=${latitude},${longitude}`;
  return [[{ label: label('address', say('deliveries.map')), url }]];
}
