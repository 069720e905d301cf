import type { Screen } from './screen.ts';
import type { Turn } from './turn.ts';

/** A file that a person has sent. */
export interface SentFile {
  readonly fileId: string;
  /** As they call it; may be anything. */
  readonly name: string;
}

/** What a person answered to a question. */
export type Answer =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'choice'; readonly value: number }
  | { readonly kind: 'contact'; readonly phone: string /** Shared from their own account. */; readonly own: boolean }
  | { readonly kind: 'location'; readonly latitude: number; readonly longitude: number }
  | { readonly kind: 'photo'; readonly fileId: string }
  | ({ readonly kind: 'document' } & SentFile)
  | { readonly kind: 'other' };

/** A reading is a value, or the key (under `forms.wrong`) of what is wrong with the answer. */
export type Reading<Value> = { readonly value: Value } | { readonly wrong: string; readonly params?: object };

/** May look something up: a name that is taken is better said at once than after the last question. */
export type Read<Value, Draft> = (
  answer: Answer,
  draft: Partial<Draft>,
  turn: Turn,
) => Reading<Value> | Promise<Reading<Value>>;

export interface Choice {
  readonly label: string;
  readonly value: number;
}

/** One question and the reading of its answer. Its name is its place: steps can be added in any release. */
export interface Step<Draft extends object, Value = unknown> {
  /** A locale key, or a function for questions that show something. */
  readonly ask: string | ((turn: Turn, draft: Partial<Draft>) => Screen | Promise<Screen>);
  readonly read: Read<Value, Draft>;
  /** Buttons under the question; a tap arrives as a `choice`. */
  readonly choices?: (turn: Turn, draft: Partial<Draft>) => Choice[][] | Promise<Choice[][]>;
  /** Ticking several choices and going on with ✅; the value is then the list of ticked numbers. */
  readonly several?: boolean;
  /** The answer is taken from the chat as soon as it was read, and what `read` makes of it must not tell it. */
  readonly secret?: boolean;
  /** What is ticked when the question is asked. */
  readonly ticked?: (draft: Partial<Draft>) => number[];
  /** May be skipped by a button; the draft then holds null. */
  readonly optional?: boolean;
  /** Asked only when this holds, so that a form never asks what it knows. */
  readonly when?: (draft: Partial<Draft>) => boolean;
  /**
   * Buttons below the typing line that share a contact or a location. The label is a locale key; its text gets
   * 📞 or 📍 in front.
   */
  readonly shares?: readonly { readonly label: string; readonly asksFor: 'contact' | 'location' }[];
}

/** A dialogue of named steps. Only the draft and the name of the step are kept between updates. */
export interface Form<Draft extends object> {
  /** Short, unique, stays for ever: it is part of the buttons. */
  readonly id: string;
  /** The message it was begun from stays as it is: the first question is sent below. */
  readonly apart?: boolean;
  /** Asked in between: the form that it interrupts goes on when it ends. */
  readonly between?: boolean;
  readonly steps: { readonly [Name in keyof Draft]?: Step<Draft, Draft[Name]> };
  /** What is shown before ✅; without it the last answer submits. */
  readonly confirm?: (turn: Turn, draft: Draft) => Screen | Promise<Screen>;
  /** Called after each answer: keeps what was said, so that the form can be begun again where it was. */
  readonly keeps?: (turn: Turn, draft: Partial<Draft>) => Promise<void>;
  readonly submit: (turn: Turn, draft: Draft) => Promise<void>;
  /** Brings back what the questions took the place of; without it a line says that nothing was changed. */
  readonly cancelled?: (turn: Turn, draft: Partial<Draft>) => Promise<void>;
  /** Instead of `cancelled` when a command came in between, so that nobody has taken the answers back. */
  readonly putAside?: (turn: Turn, draft: Partial<Draft>) => Promise<void>;
}

/** `putAside` where the command shows enough: the screen that ❌ brings back would only stand above it. */
export const showNothing = async (): Promise<void> => undefined;

// biome-ignore lint/suspicious/noExplicitAny: a list of forms of every draft
export type AnyForm = Form<any>;

/** Declares a form; a room makes it known by `room.form`, a handler begins it by `turn.begin`. */
export function form<Draft extends object>(declared: Form<Draft>): Form<Draft> {
  return declared;
}
