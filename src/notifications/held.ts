import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { rows } from '../bakery/rows.ts';
import type { Telling } from '../chat/notice.ts';
import { remindOfLost } from './reminders.ts';
import type { Tools } from './tools.ts';

/** Which of these shops want nothing told now that can wait. */
export type QuietShops = (em: SqlEntityManager, shopIds: readonly number[], now: Date) => Promise<ReadonlySet<number>>;

/** Where news are told around the clock. */
export const neverQuiet: QuietShops = async () => new Set();

/** @returns for each telling the shop whose quiet hours it has to wait for; null when it is told now. */
export async function heldFor(
  em: SqlEntityManager,
  quiet: QuietShops,
  tellings: readonly Telling[],
): Promise<(number | null)[]> {
  const shops = new Map<string, number | undefined>();
  for (const { notice, subjectId } of tellings) {
    const key = keyOf({ notice, subjectId });
    if (notice.canWait && !shops.has(key)) shops.set(key, await notice.canWait(em, subjectId));
  }
  const shopIds = [...new Set([...shops.values()].filter((shopId) => shopId !== undefined))];
  if (shopIds.length === 0) return tellings.map(() => null);
  const quietNow = await quiet(em, shopIds, new Date());
  const shown = await shownCards(em, tellings);
  return tellings.map((telling) => {
    const shopId = shops.get(keyOf(telling));
    return shopId !== undefined && quietNow.has(shopId) && !shown.has(telling) ? shopId : null;
  });
}

/** A card that stands in the chat is edited, and that makes no sound. */
async function shownCards(em: SqlEntityManager, tellings: readonly Telling[]): Promise<Set<Telling>> {
  const cards = tellings.filter(({ notice }) => notice.canWait && notice.keeps === 'card');
  const found = await rows<{ place: number }>(em)`
    select place::int from unnest(${cards.map(({ notice }) => notice.code)}::text[],
        ${cards.map(({ subjectId }) => subjectId)}::int[], ${cards.map(({ personId }) => personId)}::int[])
      with ordinality as one (code, subject_id, person_id, place)
      join card c using (code, subject_id, person_id) where c.message_id is not null`;
  return new Set(found.map(({ place }) => cards[place - 1]!));
}

const keyOf = ({ notice, subjectId }: Pick<Telling, 'notice' | 'subjectId'>) => `${notice.code} ${subjectId}`;

/**
 * Has told what was held, as soon as its shop's quiet hours are over, or are none any more. What there is to tell is
 * seen when it is sent. Any number of processes may look at once; a reminder that gets lost is the sweeper's.
 */
export async function tellHeld({ em, sql, sends, quiet }: Tools, everyMs: number): Promise<void> {
  const held = await sql<{ shopId: number }>(
    `select distinct shop_id as "shopId" from notice where state = 'held' and shop_id > $1`,
    [0],
  );
  if (held.length === 0) return;
  const shopIds = held.map(({ shopId }) => shopId);
  const quietNow = await quiet(em.fork(), shopIds, new Date());
  const released = await sql<{ personId: number }>(
    `update notice set state = 'waiting', created_at = now(), happened_at = now()
     where state = 'held' and shop_id = any($1::int[]) returning person_id as "personId"`,
    [shopIds.filter((shopId) => !quietNow.has(shopId))],
  );
  await remindOfLost(sends, everyMs, [...new Set(released.map(({ personId }) => personId))]);
}
