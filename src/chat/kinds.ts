import { formatMoney, MAX_MINOR, minorDigits, parseAnyMoney } from '../bakery/money.ts';
import type { Kind } from './field.ts';
import type { Choice, Reading } from './form.ts';
import { paragraphs, wholeNumber, words } from './readers.ts';
import type { Say } from './say.ts';
import { shorten } from './shorten.ts';

/** Of a long text on a line of a screen. */
const GLANCE = 120;

const shown = (_say: Say, value: string | number) => String(value);

/** One line that says something: a name, an address. */
export function line(min: number, max: number): Kind<string> {
  return { input: 'typed', read: words(min, max), show: shown };
}

/** Several lines. */
export function longText(max: number): Kind<string> {
  return {
    input: 'typed',
    read: paragraphs(1, max),
    show: (_say, value) => shorten(value.replaceAll('\n', ' '), GLANCE),
  };
}

/** A whole number from `min` to `max`, both included. */
export function whole(min: number, max: number): Kind<number> {
  return { input: 'typed', read: wholeNumber(min, max), show: shown };
}

/** A whole number of something that Intl has a unit for, typed without it: `gram`. */
export function measured(min: number, max: number, unit: string): Kind<number> {
  const show = (say: Say, value: number) =>
    new Intl.NumberFormat(say.language, { style: 'unit', unit, unitDisplay: 'short', useGrouping: false }).format(
      value,
    );
  return { input: 'typed', read: wholeNumber(min, max), show };
}

/** An amount of money in minor units, from `min` on; 0 is an amount too. */
export function amount(min = 0): Kind<number> {
  return {
    input: 'typed',
    read(answer, { currency }) {
      const minor = answer.kind === 'text' ? parseAnyMoney(answer.text, currency) : undefined;
      if (minor === undefined) return { wrong: 'price', params: { currency } };
      if (minor < min) return { wrong: 'price-nothing', params: { currency } };
      return minor > MAX_MINOR
        ? { wrong: 'price-too-high', params: { most: mostIn(currency), currency } }
        : { value: minor };
    },
    show: (say, minor, { currency }) => formatMoney({ minor, currency }, say.language),
  };
}

const mostIn = (currency: string) => String(MAX_MINOR / 10 ** minorDigits(currency));

/** Up to two digits after the point: kilometres. */
export function decimal(min: number, max: number): Kind<number> {
  return {
    input: 'typed',
    read(answer): Reading<number> {
      const typed = answer.kind === 'text' ? answer.text.trim() : '';
      const value = /^\d{1,5}(?:[.,]\d{1,2})?$/.test(typed) ? Number(typed.replace(',', '.')) : Number.NaN;
      return value >= min && value <= max ? { value } : { wrong: 'decimal', params: { min, max } };
    },
    show: (say, value) => new Intl.NumberFormat(say.language).format(value),
  };
}

/** `HH:MM`, also typed as `9`, `9:30` or `9.30`. */
export const clockTime: Kind<string> = {
  input: 'typed',
  read(answer) {
    const found = answer.kind === 'text' ? /^(\d{1,2})(?:[:.](\d{2}))?$/.exec(answer.text.trim()) : null;
    const [hour, minute] = [Number(found?.[1] ?? 24), Number(found?.[2] ?? 0)];
    if (hour > 23 || minute > 59) return { wrong: 'clock-time' };
    return { value: `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}` };
  },
  show: shown,
};

/** Exactly one, as people count them: 👩‍🍳 is one too. Some keyboards leave the selector of coloured signs out. */
export const emoji: Kind<string> = {
  input: 'typed',
  read(answer) {
    const sent = answer.kind === 'text' ? answer.text.trim() : '';
    const value = [sent, `${sent}\uFE0F`].find((one) => /^\p{RGI_Emoji}$/v.test(one));
    return value === undefined ? { wrong: 'emoji' } : { value };
  },
  show: shown,
};

/** Yes or no; the words are those of the key: `<key>.yes`, `<key>.no`. */
export function yesOrNo(key: string): Kind<boolean> {
  return {
    input: 'typed',
    choices: (say) => [
      [
        { label: say(`${key}.yes`), value: 1 },
        { label: say(`${key}.no`), value: 2 },
      ],
    ],
    read: (answer) => (answer.kind === 'choice' ? { value: answer.value === 1 } : { wrong: 'choice' }),
    show: (say, value) => say(`${key}.${value ? 'yes' : 'no'}`),
  };
}

/** One of a few words of the database, called `<key>.<word>`. Their order is part of the buttons. */
export function oneOf(key: string, values: readonly string[]): Kind<string> {
  return {
    input: 'typed',
    choices: (say) => numbered(values.map((value) => say(`${key}.${value}`))),
    read(answer) {
      const value = answer.kind === 'choice' ? values[answer.value - 1] : undefined;
      return value === undefined ? { wrong: 'choice' } : { value };
    },
    show: (say, value) => say(`${key}.${value}`),
  };
}

/** Any number of a few words of the database, called `<key>.<word>`. */
export function someOf(key: string, values: readonly string[]): Kind<string[]> {
  return {
    input: 'ticked',
    choices: (say) => numbered(values.map((value) => say(`${key}.${value}`))),
    read: () => ({ wrong: 'choice' }),
    ticks: {
      of: (ticked) => values.filter((_, index) => ticked.includes(index + 1)),
      in: (value) => values.flatMap((one, index) => (value.includes(one) ? [index + 1] : [])),
    },
    show: (say, value) => value.map((one) => say(`${key}.${one}`)).join(', '),
  };
}

/** A point on a map, to five digits: a metre. */
export const mapPoint: Kind<{ readonly latitude: number; readonly longitude: number }> = {
  input: 'place',
  read(answer) {
    if (answer.kind !== 'location') return { wrong: 'location' };
    const { latitude, longitude } = answer;
    return { value: { latitude, longitude } };
  },
  show: (_say, { latitude, longitude }) => `${latitude.toFixed(5)}, ${longitude.toFixed(5)}`,
};

/** Numbered from 1: 0 is the choice to empty the field. Two in a row. */
export function numbered(labels: readonly string[]): Choice[][] {
  const choices = labels.map((label, index) => ({ label, value: index + 1 }));
  return Array.from({ length: Math.ceil(choices.length / 2) }, (_, row) => choices.slice(row * 2, row * 2 + 2));
}
