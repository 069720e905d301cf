import type { Say } from '../../chat/say.ts';
import type { Screen } from '../../chat/screen.ts';
import { accept } from './deliveries.actions.ts';
import type { Trip } from './deliveries.queries.ts';
import { tripScreen } from './trip.screens.ts';

const topicOf = (say: Say) => ({ key: 'couriers', name: say('groups.couriers') }) as const;

/** An offer that all in a group read, without what only its courier may know; taken, it says by whom. */
export function groupOfferScreen(say: Say, trip: Trip, now: Date): Screen {
  const { text, buttons = [] } = tripScreen(say, trip, now);
  const { orderId, status, courier } = trip;
  const topic = topicOf(say);
  if (status === 'offered') {
    const taking = accept.write({ orderId });
    return { text, topic, buttons: buttons.filter((row) => row.some((one) => 'data' in one && one.data === taking)) };
  }
  const isOnItsWay = status === 'picked_up' || status === 'delivered';
  return {
    text: isOnItsWay ? say.html(`deliveries.group.${status}`, { number: orderId, courier: courier ?? '' }) : text,
    topic,
    buttons: [],
  };
}

/** The group is the board no more. */
export function closedOfferScreen(say: Say, orderId: number): Screen {
  return { text: say.html('deliveries.group.elsewhere', { number: orderId }), buttons: [] };
}

/** A card that is edited makes no sound. */
export function freeAgainInGroup(say: Say, orderId: number): Screen {
  return { text: say.html('deliveries.group.again', { number: orderId }), topic: topicOf(say) };
}
