import { durationText } from '../../../chat/duration.ts';
import type { Kind } from '../../../chat/field.ts';
import type { Answer, Reading } from '../../../chat/form.ts';
import { mapPoint, numbered, someOf } from '../../../chat/kinds.ts';
import { languages } from '../../../chat/languages.ts';
import type { Say } from '../../../chat/say.ts';
import type { Point } from '../distance.ts';
import { commonCurrencies, commonTimeZones, currencyOf, timeZoneOf } from '../open-shop.answers.ts';
import { pointIn } from './map-link.ts';

/** ISO 4217: chosen, or typed. */
export const currencyCode: Kind<string> = {
  input: 'typed',
  choices: () => numbered(commonCurrencies),
  read: (answer) => currencyOf(typedOrChosen(answer, commonCurrencies)),
  show: (_say, code) => code,
};

/** An IANA name: chosen, or typed, also as a city. */
export const timeZoneName: Kind<string> = {
  input: 'typed',
  choices: () =>
    numbered(commonTimeZones.map((zone) => zone.replaceAll('_', ' '))).flatMap((row) => row.map((one) => [one])),
  read: (answer) => timeZoneOf(typedOrChosen(answer, commonTimeZones)),
  show: (_say, zone) => zone.replaceAll('_', ' '),
};

const names = 'people.language.names';

/** Some of our languages; none is all. */
export const someLanguages: Kind<string[]> = {
  ...someOf(names, languages),
  show: (say, chosen) =>
    chosen.length === 0 ? say('settings.all-languages') : someOf(names, languages).show(say, chosen, { currency: '' }),
};

interface Minutes {
  readonly min: number;
  readonly max: number;
  /** Those that are one tap; an even number of them. */
  readonly offered: readonly number[];
  /** The key of what none at all means. */
  readonly none?: string;
}

/** How long something takes: chosen, or typed as `45` or, in hours, as `1:30`. */
export function minutes({ min, max, offered, none }: Minutes): Kind<number> {
  const show = (say: Say, value: number) => (value === 0 && none ? say(none) : durationText(value, say.language));
  return {
    input: 'typed',
    choices: (say) => numbered(offered.map((value) => show(say, value))),
    read(answer) {
      const value = answer.kind === 'choice' ? offered[answer.value - 1] : minutesIn(answer);
      return value !== undefined && value >= min && value <= max
        ? { value }
        : { wrong: 'minutes', params: { min, max } };
    },
    show,
  };
}

function minutesIn(answer: Answer): number | undefined {
  const found = answer.kind === 'text' ? /^(?:(\d{1,3}):(?=\d\d$))?(\d{1,5})$/.exec(answer.text.trim()) : null;
  if (!found) return undefined;
  const [hours, rest] = [Number(found[1] ?? 0), Number(found[2])];
  return found[1] !== undefined && rest > 59 ? undefined : hours * 60 + rest;
}

/** A location that is shared, or what people copy from a map: its link, or two numbers. */
export const placeOnMap: Kind<Point> = {
  ...mapPoint,
  read(answer): Reading<Point> {
    if (answer.kind !== 'text') return mapPoint.read(answer, { currency: '' });
    const value = pointIn(answer.text);
    return value ? { value } : { wrong: isLink(answer.text) ? 'map-link' : 'map-point' };
  },
};

function isLink(typed: string): boolean {
  return /https?:\/\/\S/i.test(typed);
}

function typedOrChosen(answer: Answer, offered: readonly string[]): string {
  if (answer.kind === 'text') return answer.text;
  return answer.kind === 'choice' ? (offered[answer.value - 1] ?? '') : '';
}
