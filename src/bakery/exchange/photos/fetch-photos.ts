import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { wrongWithPicture } from '../../catalog/picture.ts';
import { rows } from '../../rows.ts';
import { type Claimed, endFetch } from './end-fetch.ts';
import type { PhotoFailure } from './photo-fetch.ts';

/** Longer than a fetch may take: who claimed a link and is gone by then has failed. */
const LEASE_SECONDS = 60;
const TRIES = 3;
const REST_SECONDS = 20;
/** Links at once: a server that never answers holds up the others no longer. */
const LANES = 4;

/** The bytes behind a link, or why there are none; `again` when that may pass. */
export type Fetched = { readonly bytes: Uint8Array } | (PhotoFailure & { readonly again: boolean });
export type FetchPicture = (link: string, signal: AbortSignal) => Promise<Fetched>;

/**
 * Fetches the photos that tables have named by link, a few at once and of each table in turn, until there is none or
 * `signal` says stop. Outside of any transaction; a link that was claimed by a process which is gone is claimed once more, and what is kept
 * is kept once (`end-fetch.ts`).
 */
export async function fetchPhotos(
  em: SqlEntityManager,
  fetch: FetchPicture,
  signal: AbortSignal,
  lanes: number = LANES,
): Promise<void> {
  let last = 0;
  const next = async () => {
    const claimed = await claim(em, last);
    last = claimed?.importId ?? last;
    return claimed;
  };
  await Promise.all(Array.from({ length: lanes }, () => fetchInTurn(em, fetch, signal, next)));
}

async function fetchInTurn(
  em: SqlEntityManager,
  fetch: FetchPicture,
  signal: AbortSignal,
  next: () => Promise<Claimed | undefined>,
): Promise<void> {
  while (!signal.aborted) {
    const claimed = await next();
    if (!claimed) return;
    const found = await fetch(claimed.link, signal);
    if (signal.aborted) {
      await rows(em)`update photo_fetch set not_before = now(), tries = tries - 1
        where id = ${claimed.id} and state = 'waiting'`;
      return;
    }
    const wrong = 'bytes' in found ? wrongWithPicture(found.bytes) : undefined;
    if (wrong !== undefined) await endFetch(em, claimed, { failure: { why: wrong, params: {} } });
    else if ('bytes' in found) await endFetch(em, claimed, found);
    else if (!found.again || claimed.tries >= TRIES) {
      await endFetch(em, claimed, { failure: { why: found.why, params: found.params } });
    } else {
      await rows(em)`update photo_fetch set not_before = now() + ${claimed.tries * REST_SECONDS} * interval '1 second'
        where id = ${claimed.id} and state = 'waiting'`;
    }
  }
}

/** The next link, of the table after `last` if it can be: one with thousands keeps nobody else waiting. */
async function claim(em: SqlEntityManager, last: number): Promise<Claimed | undefined> {
  const [claimed] = await rows<Claimed>(em)`
    update photo_fetch f set not_before = now() + ${LEASE_SECONDS} * interval '1 second', tries = tries + 1
    from (
      select id from photo_fetch where state = 'waiting' and not_before <= now()
      order by import_id <= ${last}, import_id, id limit 1 for update skip locked
    ) next
    where f.id = next.id returning f.id, f.import_id as "importId", f.link, f.tries`;
  return claimed;
}
