import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { BaseLogger } from 'pino';
import type { Hearers, Notice } from '../chat/notice.ts';
import type { Post } from '../chat/post.ts';
import type { Say } from '../chat/say.ts';
import type { Sql } from '../database/orm.ts';
import type { Queue } from '../queues/queue.ts';
import type { Cards } from './cards.ts';
import type { QuietShops } from './held.ts';
import type { Observer } from './observer.ts';
import type { Pace } from './pace.ts';

/** What telling and sending share. */
export interface Tools {
  /** Forked for every event and every notice. */
  readonly em: SqlEntityManager;
  readonly sql: Sql;
  readonly hearers: readonly Hearers[];
  readonly notices: ReadonlyMap<string, Notice>;
  /** The queue `sends`. */
  readonly sends: Queue;
  readonly cards: Cards;
  /** Waits for its turn before it sends or edits. */
  readonly post: Post;
  readonly sayIn: (language: string) => Say;
  readonly log: BaseLogger;
  readonly observer: Observer;
  readonly pace: Pace;
  readonly quiet: QuietShops;
  /** Gives somebody the menu of commands of their roles as they are now. */
  readonly setCommandsOf: (personId: number) => Promise<void>;
}
