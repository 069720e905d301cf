import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { BakeryEvent } from './events.ts';

export type RoleKind = 'courier' | 'employee' | 'owner';

/** Who asks for an operation, as the database knows them. */
export interface Actor {
  readonly personId: number;
  /** True for those named in OWNER_IDS: the operator of this installation, owner of every shop. */
  readonly operator: boolean;
}

/** All that an operation may touch: no network, no clock, no randomness of its own. */
export interface Work {
  readonly em: SqlEntityManager;
  readonly now: Date;
  /** Written to the outbox in the same transaction; heard only if it commits. */
  emit(event: BakeryEvent): void;
}

/** JSON only: the result is kept with the update, so that a repeat after a crash answers the same. */
export type Outcome = undefined | null | boolean | number | string | Outcome[] | { [key: string]: Outcome };

/** One intention of one person in one transaction. */
export interface Operation<Input, Result> {
  /** `verb-noun`, unique; for logs and tests. */
  readonly name: string;
  /** Roles that may; `anybody` includes those without any. Ownership is a rule of the entity. */
  readonly allow: readonly (RoleKind | 'anybody' | 'operator')[];
  /** The shop whose roles count; read from the database, never from the button. Required unless anybody may. */
  readonly shop?: (em: SqlEntityManager, input: Input) => Promise<number | undefined>;
  /** What it changes in the tables of the shop is written to the audit trail, with who and when. */
  readonly audited?: boolean;
  readonly run: (work: Work, actor: Actor, input: Input) => Promise<Result>;
}

// biome-ignore lint/suspicious/noExplicitAny: a list of operations of every input and result
export type AnyOperation = Operation<any, any>;

/** Declares an operation; `turn.run` runs it, after the roles of whoever asks were looked up. */
export function operation<Input, Result>(declared: Operation<Input, Result>): Operation<Input, Result> {
  return declared;
}
