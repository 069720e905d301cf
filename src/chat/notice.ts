import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { BakeryEvent } from '../bakery/events.ts';
import type { Say } from './say.ts';
import type { Screen } from './screen.ts';

/** Who will read, known when the screen is made. */
export interface Reader {
  readonly em: SqlEntityManager;
  readonly say: Say;
  readonly personId: number;
  /** An owner everywhere, without a role; true only when they ask themselves: news go to those who have a role. */
  readonly operator?: boolean;
  readonly now: Date;
}

/**
 * Something told to a person who did not ask just now. It is rendered when it is sent, from the newest state.
 * A `card` is the one message about its subject and is edited in place; a `message` is sent once and stays; of the
 * `latest` there is one too, but it is sent anew, with sound, and the one before goes away; it goes for good when
 * there is nothing to tell any more.
 */
export interface Notice {
  /** Short, unique, stays for ever: rows carry it. */
  readonly code: string;
  readonly keeps: 'card' | 'latest' | 'message';
  /**
   * It can wait for the morning. @returns the shop whose quiet hours count; undefined when there is none.
   */
  readonly canWait?: (em: SqlEntityManager, subjectId: number) => Promise<number | undefined>;
  /** Their roles are others now: their menu of commands is set anew before they read of it. */
  readonly changesCommands?: true;
  /** @returns undefined when there is nothing to tell any more. */
  render(reader: Reader, subjectId: number): Promise<Screen | undefined>;
}

/** One line of "who hears of what". */
export interface Telling {
  readonly notice: Notice;
  readonly subjectId: number;
  readonly personId: number;
}

/** Who is told of an event: one function per event type. */
export type Hearers = {
  readonly [Type in BakeryEvent['type']]?: (
    em: SqlEntityManager,
    event: Extract<BakeryEvent, { type: Type }>,
  ) => Promise<Telling[]>;
};
