import { label } from '../../../chat/emoji.ts';
import { pager } from '../../../chat/pages.ts';
import type { Say } from '../../../chat/say.ts';
import type { Button, Screen } from '../../../chat/screen.ts';
import { shorten } from '../../../chat/shorten.ts';
import { openKitchenCard } from '../../kitchen/kitchen.actions.ts';
import { assign, openCouriers, takeAway } from './assign.actions.ts';
import type { CourierChoice, CourierChoices } from './assign.queries.ts';

/** Letters on a button as wide as the screen. */
const WIDE = 34;

/** In the place of the kitchen's card: who brings an order, or who could. */
export function couriersScreen(say: Say, choices: CourierChoices): Screen {
  const { orderId, status, courier, couriers, page, count } = choices;
  const back = [{ label: label('back', say('deliveries.assign.back')), data: openKitchenCard.write({ orderId }) }];
  const about = (how: string) =>
    say.html(`deliveries.assign.${how}`, { number: orderId, courier: courier?.name ?? '' });
  if (status === 'called_off' || status === 'delivered') return { text: about('over'), buttons: [back] };
  if (status === 'picked_up') return { text: about('left'), buttons: [back] };
  if (courier) return { text: about('taken'), buttons: [[taking(say, orderId, courier)], back] };
  if (count === 0) return { text: about('nobody'), buttons: [back] };
  return {
    text: about('ask'),
    buttons: [
      ...couriers.map((one) => [giving(say, one, choices)]),
      ...pager(page, count, (to) => openCouriers.write({ orderId, page: to })),
      back,
    ],
  };
}

function taking(say: Say, orderId: number, { courierId, name }: NonNullable<CourierChoices['courier']>): Button {
  const room = WIDE - label('giveBack', say('deliveries.assign.take', { courier: '' })).length;
  const text = say('deliveries.assign.take', { courier: shorten(name, room) });
  return { label: label('giveBack', text), data: takeAway.write({ orderId, courierId }) };
}

/** `🟢 Anna · 2 of 3` */
function giving(say: Say, { courierId, name, onDuty, open }: CourierChoice, { orderId, most }: CourierChoices): Button {
  const load = say('deliveries.assign.load', { open, most });
  const text = `${shorten(name, WIDE - '🟢  · '.length - load.length)} · ${load}`;
  return { label: label(onDuty ? 'onDuty' : 'offDuty', text), data: assign.write({ orderId, courierId }) };
}
