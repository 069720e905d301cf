import type { Point } from '../distance.ts';

/** With digits after the point: whole numbers are house numbers. */
const NUMBER = String.raw`(-?\d{1,3}\.\d{2,})`;
const PAIR = String.raw`${NUMBER}(?:\s*,\s*|%2C|\s+)${NUMBER}`;

/** Where links of maps keep a place: a pin first, then what was looked for, then the middle of the screen. */
const inLinks = [
  `!3d${NUMBER}!4d${NUMBER}`,
  `[?&](?:q|query|destination|daddr|coordinate|ll)=(?:loc:)?${PAIR}`,
  `[?&]mlat=${NUMBER}&mlon=${NUMBER}`,
  String.raw`#map=[\d.]+/${NUMBER}/${NUMBER}`,
  `@${PAIR}`,
  `^geo:${PAIR}`,
];

/** Yandex and 2GIS say the longitude first. */
const TURNED = /^https?:\/\/(?:[\w-]+\.)*(?:yandex|2gis)\./i;
const inTurnedLinks = [`[?&](?:pt|ll|m)=${PAIR}`, String.raw`whatshere(?:\[|%5B)point(?:\]|%5D)=${PAIR}`, `/${PAIR}`];

/** What somebody copied from a map: `52.5268, 13.4148`, or a link that holds such a pair. Undefined for all else. */
export function pointIn(typed: string): Point | undefined {
  const link = /(?:https?:\/\/|geo:)\S+/i.exec(typed)?.[0];
  if (!link) return pointOf(pairIn([`^${PAIR}$`], typed.trim()));
  if (TURNED.test(link)) return pointOf(pairIn(inTurnedLinks, link)?.toReversed());
  return pointOf(pairIn(inLinks, link));
}

/** By the first pattern that finds one. */
function pairIn(patterns: readonly string[], text: string): string[] | undefined {
  for (const pattern of patterns) {
    const found = new RegExp(pattern, 'i').exec(text);
    if (found) return found.slice(1);
  }
  return undefined;
}

function pointOf(pair: readonly string[] | undefined): Point | undefined {
  const [latitude, longitude] = (pair ?? []).map(Number);
  if (latitude === undefined || longitude === undefined) return undefined;
  return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 ? { latitude, longitude } : undefined;
}
