import { label } from '../../../chat/emoji.ts';
import type { Say } from '../../../chat/say.ts';
import type { Screen } from '../../../chat/screen.ts';
import { sendDeliveries } from '../deliveries.actions.ts';
import type { CourierPlace } from './live-map.queries.ts';
import type { Shared } from './share-location.ts';

/** A map has no words: the order's card says what there is to say. */
export function liveMapScreen(place: CourierPlace | 'over'): Screen {
  if (place === 'over') return { text: '', place };
  const { latitude, longitude, heading, until } = place;
  return { text: '', place: { latitude, longitude, heading, until } };
}

/** What it means to have shared it; `follows` when it moves along by itself. */
export function sharedScreen(say: Say, shared: Shared & { readonly follows: boolean }, now: Date): Screen {
  const { until, timeZone, customers, follows } = shared;
  const time = say.time(new Date(until), timeZone, now);
  const text = [
    label('address', say.html(follows ? 'live.on' : 'live.once', { time })),
    customers === 0 ? say.html('live.nobody') : say.html('live.seen', { count: customers }),
    ...(follows ? [] : [say.html('live.hint')]),
  ];
  const list = { label: label('delivery', say('deliveries.list.open')), data: sendDeliveries.write({}) };
  return { text: text.join('\n'), buttons: [[list]] };
}
