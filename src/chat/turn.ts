import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { Operation } from '../bakery/operation.ts';
import type { Form } from './form.ts';
import type { Notice } from './notice.ts';
import type { Say } from './say.ts';
import type { Screen } from './screen.ts';
import type { Visitor } from './visitor.ts';

/** One update of one person being answered: all that a handler may do. */
export interface Turn {
  readonly say: Say;
  readonly visitor: Visitor;
  readonly now: Date;
  /** The bot's @name, for links such as `https://t.me/<botName>?start=…`. */
  readonly botName: string;
  /**
   * Runs an operation as this visitor, once: after a crash the repeated update gets the first result back.
   * @throws {Refusal} when the shop says no; the one catch in bot/ shows it.
   */
  run<Input, Result>(operation: Operation<Input, Result>, input: Input): Promise<Result>;
  /** Runs a query outside any transaction. */
  read<Args extends unknown[], Result>(
    query: (em: SqlEntityManager, ...args: Args) => Promise<Result>,
    ...args: Args
  ): Promise<Result>;
  /** Edits the message whose button was tapped; sends a new one when there is none or it cannot be edited. */
  show(screen: Screen): Promise<void>;
  /** Always a new message at the bottom of the chat. */
  send(screen: Screen): Promise<void>;
  /** Shows another screen in the message that this turn has sent last: how far something has come. */
  update(screen: Screen): Promise<void>;
  /**
   * Fetches a file that this person has sent.
   * @throws {Refusal} `file.too-large` (20 MB), `file.gone`.
   */
  download(fileId: string): Promise<Uint8Array>;
  /** Shows the one card this person has of a subject, and remembers the message so that news edit it. */
  showCard(card: Notice, subjectId: number): Promise<void>;
  /** The short line over the chat that answers a tap (≤ 200 characters); a message when nothing was tapped. */
  toast(text: string): Promise<void>;
  /** Begins a form; one that was under way is dropped. */
  begin<Draft extends object>(form: Form<Draft>, draft?: Partial<Draft>): Promise<void>;
  /** Speaks another language from here on (the person has just chosen it). */
  speak(language: string): void;
  /** The person's roles or language changed: sets their menu of commands anew. */
  commandsChanged(): Promise<void>;
}
