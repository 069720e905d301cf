import { setTimeout as sleep } from 'node:timers/promises';
import { DeadlockException, type SqlEntityManager } from '@mikro-orm/postgresql';
import type { BakeryEvent } from '../bakery/events.ts';
import { locked } from '../bakery/locked.ts';
import { notAllowed } from '../bakery/not-allowed.ts';
import type { Actor, Operation, Outcome } from '../bakery/operation.ts';
import { rows } from '../bakery/rows.ts';
import { jsonbText } from './jsonb.ts';

const TRIES = 5;
/** How the last statement fails, and its COMMIT with it, when the update is not ours any more. */
const DIVISION_BY_ZERO = '22012';

/** The update an operation belongs to: it makes the operation happen once, however often the update is handled. */
export interface Once {
  readonly updateId: number;
  readonly leaseToken: string;
  /** Results of operations committed by earlier, interrupted handlings; taken from the front. */
  readonly effects: Outcome[];
}

/** Somebody else has taken the update over after our lease ran out; nothing of ours was committed. */
export class LeaseLost extends Error {}

export type Run = <Input, Result>(
  operation: Operation<Input, Result>,
  actor: Actor,
  input: Input,
  once?: Once,
) => Promise<Result>;

export interface RunnerOptions {
  /**
   * Its forks are used; those of an open transaction make each operation a part of that (a savepoint), and then without
   * a `once`, which commits.
   */
  readonly orm: { readonly em: { fork(): SqlEntityManager } };
  /** Called after a commit that emitted events, so that the relay need not wait for its next look. */
  readonly onEvents?: () => void;
}

/**
 * Runs operations: who may, one transaction, its events and its result in the same commit. Deadlocks and
 * serialization failures are tried again, up to five times; nothing outside the database happens inside.
 */
export function createRunner({ orm, onEvents }: RunnerOptions): Run {
  return async (operation, actor, input, once) => {
    const before = once && takeEffect(once, operation.name);
    if (before) return before.result as never;
    for (let attempt = 1; ; attempt++) {
      try {
        const events: BakeryEvent[] = [];
        const result = await orm.em.fork().transactional(async (manager) => {
          const em = manager as SqlEntityManager;
          await mustBeAllowed(em, operation, actor, input);
          if (operation.audited) await signChanges(em, operation, actor, input);
          const outcome = await operation.run(
            { em, now: new Date(), emit: (event) => void events.push(event) },
            actor,
            input,
          );
          // What entities have changed goes out now: nothing follows the last statement.
          await em.flush();
          await writeDown(em, events, { of: operation.name, result: (outcome ?? null) as Outcome }, once);
          return outcome;
        });
        if (events.length > 0) onEvents?.();
        return result;
      } catch (error) {
        if (!(error instanceof DeadlockException) || attempt === TRIES) throw error;
        await sleep(Math.random() * 20 * attempt);
      }
    }
  };
}

/** What an operation answered when it was committed for an update. */
interface Effect {
  readonly of: string;
  readonly result: Outcome;
}

/** A handler that goes another way the second time (a release came in between) gets nobody else's answer. */
function takeEffect({ effects }: Once, operation: string): Effect | undefined {
  const [first] = effects as unknown as Effect[];
  if (first?.of !== operation) return undefined;
  effects.shift();
  return first;
}

async function mustBeAllowed<Input>(
  em: SqlEntityManager,
  { allow, shop }: Operation<Input, unknown>,
  actor: Actor,
  input: Input,
): Promise<void> {
  if (allow.includes('anybody')) return;
  if (actor.operator && (allow.includes('operator') || allow.includes('owner'))) return;
  if (!shop) throw notAllowed(allow);
  const shopId = await shop(em, input);
  const kinds = allow.filter((kind) => kind !== 'operator');
  const found = await rows<{ isOpen: boolean }>(em)`
    select s.lock_minutes is null or r.kind = 'courier' or coalesce(p.unlocked_until > now(), false) as "isOpen"
    from role r join shop s on s.id = r.shop_id join person p on p.id = r.person_id
    where r.person_id = ${actor.personId} and r.shop_id = ${shopId ?? 0} and r.active
      and r.kind = any(${kinds}::text[])`;
  if (found.length === 0) throw notAllowed(allow);
  if (!found.some(({ isOpen }) => isOpen)) throw locked();
}

/** Says to the audit trail's triggers whose changes these are, until the transaction ends. */
async function signChanges<Input>(
  em: SqlEntityManager,
  { name, shop }: Operation<Input, unknown>,
  { personId }: Actor,
  input: Input,
): Promise<void> {
  const shopId = await shop?.(em, input);
  await rows(em)`select set_config('bulka.by', ${String(personId)}, true), set_config('bulka.operation', ${name}, true),
    set_config('bulka.shop', ${shopId === undefined ? '' : String(shopId)}, true)`;
}

async function writeDown(em: SqlEntityManager, events: BakeryEvent[], effect: Effect, once?: Once): Promise<void> {
  if (events.length === 0 && !once) return;
  const types = events.map((event) => event.type);
  const payloads = events.map(jsonbText);
  if (!once) {
    await rows(em)`insert into outbox (type, payload)
      select * from unnest(${types}::text[], ${payloads}::jsonb[])`;
    return;
  }
  try {
    await rows(em)`/* last */
      with told as (
        insert into outbox (type, payload) select * from unnest(${types}::text[], ${payloads}::jsonb[])
      ), marked as (
        update inbox set effects = effects || ${jsonbText([effect])}::jsonb
        where update_id = ${once.updateId} and lease_token = ${once.leaseToken}
        returning update_id
      )
      select 1 / count(*) from marked`;
  } catch (error) {
    if ((error as { code?: unknown }).code !== DIVISION_BY_ZERO) throw error;
    throw new LeaseLost(`Update ${once.updateId} has been taken over.`);
  }
}
