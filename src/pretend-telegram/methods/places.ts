import { badRequest } from '../world/api-error.ts';
import type { ApiLocation } from '../world/bot-api.ts';
import type { StoredMessage } from '../world/chat.ts';
import type { World } from '../world/world.ts';
import { edit, editable, editing } from './edits.ts';
import { method } from './method.ts';
import { send, sending } from './sending.ts';
import { checked, float, integer, optional, required, string, textOf, within } from './types.ts';

/** A location that can be edited for ever. */
const FOR_EVER = 0x7fffffff;
const DAY = 86_400;

const latitude = required(within(float, -90, 90, 'wrong latitude specified'));
const longitude = required(within(float, -180, 180, 'wrong longitude specified'));

const livePeriod = checked(integer, (seconds) =>
  (seconds >= 60 && seconds <= 86_400) || seconds === FOR_EVER ? undefined : 'wrong live location period specified',
);

export const positionFields = {
  latitude,
  longitude,
  horizontal_accuracy: optional(within(float, 0, 1500)),
  heading: optional(within(integer, 1, 360)),
  proximity_alert_radius: optional(within(integer, 1, 100_000)),
  live_period: optional(livePeriod),
} as const;

/** The parameters of a place, without what surrounds them. */
export function locationOf(given: ApiLocation): ApiLocation {
  const { latitude, longitude, horizontal_accuracy, heading, proximity_alert_radius, live_period } = given;
  return {
    latitude,
    longitude,
    ...(horizontal_accuracy !== undefined && { horizontal_accuracy }),
    ...(live_period !== undefined && { live_period }),
    ...(heading !== undefined && { heading }),
    ...(proximity_alert_radius !== undefined && { proximity_alert_radius }),
  };
}

export const sendLocation = method(
  'sendLocation',
  { ...sending, ...positionFields },
  ({ world }, given) => send(world, given, { location: locationOf(given) }).api,
);

export const editMessageLiveLocation = method(
  'editMessageLiveLocation',
  { ...editing, ...positionFields, live_period: optional(integer) },
  ({ world }, given) => {
    const message = liveMessage(world, editable(world, given));
    const live_period = given.live_period ?? message.api.location!.live_period!;
    if (given.live_period !== undefined) checkProlonged(world, message, live_period);
    return edit(world, message, given, { location: locationOf({ ...given, live_period }) });
  },
);

export const stopMessageLiveLocation = method('stopMessageLiveLocation', editing, ({ world }, given) => {
  const message = liveMessage(world, editable(world, given));
  const { latitude, longitude } = message.api.location!;
  return edit(world, message, given, { location: { latitude, longitude } });
});

export const venueFields = {
  latitude,
  longitude,
  title: required(textOf(1, 256)),
  address: required(textOf(1, 1024)),
  foursquare_id: optional(string),
  foursquare_type: optional(string),
  google_place_id: optional(string),
  google_place_type: optional(string),
} as const;

export const sendVenue = method('sendVenue', { ...sending, ...venueFields }, ({ world }, given) => {
  const { title, address, latitude, longitude } = given;
  const location = { latitude, longitude };
  return send(world, given, { venue: { location, title, address }, location }).api;
});

export const contactFields = {
  phone_number: required(textOf(1, 32, 'phone number must be non-empty')),
  first_name: required(textOf(1, 64, 'first name must be non-empty')),
  last_name: optional(textOf(0, 64)),
  vcard: optional(textOf(0, 2048)),
} as const;

export const sendContact = method('sendContact', { ...sending, ...contactFields }, ({ world }, given) => {
  const { phone_number, first_name, last_name, vcard } = given;
  const contact = { phone_number, first_name, ...(last_name && { last_name }), ...(vcard && { vcard }) };
  return send(world, given, { contact }).api;
});

/**
 * At most a day longer than before, and not over within the next 90 days; or for ever. Bot API, editMessageLiveLocation.
 * @throws {ApiError} 400
 */
function checkProlonged(world: World, { api }: StoredMessage, seconds: number): void {
  if (seconds === FOR_EVER) return;
  const isWrong =
    seconds < 1 || seconds > api.location!.live_period! + DAY || api.date + seconds > world.clock.date() + 90 * DAY;
  if (isWrong) throw badRequest('wrong live location period specified');
}

/** @throws {ApiError} 400 when it is not live, or not any more. */
function liveMessage(world: World, message: StoredMessage): StoredMessage {
  const { location, date } = message.api;
  const seconds = location?.live_period;
  const isLive = seconds !== undefined && (seconds === FOR_EVER || date + seconds > world.clock.date());
  if (!isLive) throw badRequest("message can't be edited");
  return message;
}
