import type { Answer, Choice, Reading } from './form.ts';
import type { Say } from './say.ts';

/** What the reading and the showing of a value depend on. */
export interface FieldPlace {
  /** ISO 4217, of the shop. */
  readonly currency: string;
}

/** A kind of value: how it is asked for, read and shown. Values are JSON, as the column holds them. */
export interface Kind<Value = unknown> {
  /** `ticked`: several of the choices; `place`: a location is shared; else words are typed or a choice is tapped. */
  readonly input: 'typed' | 'ticked' | 'place' | 'photo';
  /** Not asked of `ticked`, whose value is made by `of`. */
  read(answer: Answer, place: FieldPlace): Reading<Value>;
  /** Buttons under the question. A choice's `value` is what `read` gets, or what `of` gets a list of. */
  choices?(say: Say): Choice[][];
  /** The value that ticked choices make, and the choices that a value ticks. */
  readonly ticks?: { of(ticked: readonly number[]): Value; in(value: Value): number[] };
  /** Plain text for a line of a screen; the caller escapes it. */
  show(say: Say, value: Value, place: FieldPlace): string;
}

/** One value of a row that people may change. */
export interface Field {
  /** The column, which is also the last part of the locale key. */
  readonly name: string;
  // biome-ignore lint/suspicious/noExplicitAny: a list of fields of every kind
  readonly kind: Kind<any>;
  /** May be emptied by 🗑. */
  readonly mayBeEmpty?: boolean;
  /** What an empty one holds; null when not said. */
  readonly empty?: unknown;
}
