import type { Answer, Reading } from './form.ts';

/** Reads an answer whatever the draft holds. What is wrong is a key under `forms.wrong`. */
export type Reader<Value> = (answer: Answer) => Reading<Value>;

/** One line of text of `min` to `max` characters (code points, as PostgreSQL counts them), tidied by `tidy`. */
export function text(min: number, max: number): Reader<string> {
  return (answer) => {
    if (answer.kind !== 'text') return { wrong: 'text' };
    const value = tidy(answer.text);
    const length = [...value].length;
    if (length < min) return { wrong: 'too-short', params: { count: min } };
    if (length > max) return { wrong: 'too-long', params: { count: max } };
    return { value };
  };
}

/** As `text`, with a letter or a digit at least: emoji alone are no name and no address. */
export function words(min: number, max: number): Reader<string> {
  return (answer) => {
    const reading = text(min, max)(answer);
    return 'value' in reading && !/[\p{L}\p{N}]/u.test(reading.value) ? { wrong: 'letters' } : reading;
  };
}

/** Text of several lines, each tidied by `tidy`, with an empty one between at most. */
export function paragraphs(min: number, max: number): Reader<string> {
  return (answer) => {
    if (answer.kind !== 'text') return { wrong: 'text' };
    const value = answer.text
      .split(/\r\n?|\n/u)
      .map(tidy)
      .join('\n')
      .replace(/\n{3,}/gu, '\n\n')
      .trim();
    const length = [...value].length;
    if (length < min) return { wrong: 'too-short', params: { count: min } };
    if (length > max) return { wrong: 'too-long', params: { count: max } };
    return { value };
  };
}

/** Plain ASCII digits only: no sign, point, exponent or other script's digits. */
export function wholeNumber(min: number, max: number): Reader<number> {
  return (answer) => {
    const written = answer.kind === 'text' && /^\d{1,9}$/.test(answer.text.trim()) ? Number(answer.text) : Number.NaN;
    return written >= min && written <= max ? { value: written } : { wrong: 'whole-number', params: { min, max } };
  };
}

/** One of the values of the buttons under the question; a forged one is no answer. */
export function choiceOf<Value extends number>(...values: readonly Value[]): Reader<Value> {
  return (answer) => {
    const chosen = answer.kind === 'choice' ? values.find((value) => value === answer.value) : undefined;
    return chosen === undefined ? { wrong: 'choice' } : { value: chosen };
  };
}

/** Spaces, and what only looks like one: Hangul fillers (letters to Unicode) and the empty Braille cell (a symbol). */
const BLANK = /[\s\u2028\u2029\u115F\u1160\u3164\uFFA0\u2800]+/gu;

/**
 * Text as it may be stored and shown to others: Unicode NFC, one line, without control characters, broken
 * surrogates and direction marks, which could turn a line on somebody's screen around. The joiners that
 * emoji and Persian need stay, one at a time between two signs; text of nothing visible becomes empty.
 */
export function tidy(written: string): string {
  const line = written
    .toWellFormed()
    .normalize('NFC')
    .replace(BLANK, ' ')
    .replace(/[\p{Cc}\uFFFD]|(?!\u200C|\u200D|[\u{E0020}-\u{E007F}])\p{Cf}/gu, '')
    .replace(/(?<=^|[\s\u200C\u200D])[\u200C\u200D]+|[\u200C\u200D]+(?=\s|$)/gu, '')
    .replace(/ +/g, ' ')
    .trim();
  return /(?!\p{Default_Ignorable_Code_Point})[\p{L}\p{N}\p{S}\p{P}]/u.test(line) ? line : '';
}
