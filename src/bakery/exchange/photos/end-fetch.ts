import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { BakeryEvent } from '../../events.ts';
import { rows } from '../../rows.ts';
import type { PhotoFailure, PhotoTarget } from './photo-fetch.ts';

/** How far it has come is told no more often. */
const TOLD_SECONDS = 3;

export interface Claimed {
  readonly id: number;
  readonly importId: number;
  readonly link: string;
  /** This one included. */
  readonly tries: number;
}

type Found = { readonly bytes: Uint8Array } | { readonly failure: PhotoFailure };

/**
 * Keeps a picture, for its products that are still there and still have the photo they had; or why there is none. Once:
 * who comes second changes nothing. What it changes is in the audit trail as theirs who brought the table in. The table
 * is locked first, so that of two that end at once one knows that it was the last.
 */
export async function endFetch(em: SqlEntityManager, { id, importId, link }: Claimed, found: Found): Promise<void> {
  await em.transactional(async (manager) => {
    const inside = manager as SqlEntityManager;
    const [table] = await rows<{ shopId: number; byId: number }>(inside)`
      select shop_id as "shopId", by_id as "byId" from goods_import where id = ${importId} for update`;
    const [fetched] = await rows<{ targets: PhotoTarget[] }>(inside)`
      select targets from photo_fetch where id = ${id} and state = 'waiting' for update`;
    if (!table || !fetched) return;
    const failure = 'failure' in found ? found.failure : null;
    let state = 'failed';
    if ('bytes' in found) {
      await rows(inside)`select set_config('bulka.by', ${String(table.byId)}, true),
        set_config('bulka.operation', 'fetch-photos', true), set_config('bulka.shop', ${String(table.shopId)}, true)`;
      state = (await giveTo(inside, fetched.targets, link, found.bytes)) > 0 ? 'done' : 'passed';
    }
    await rows(inside)`update photo_fetch set state = ${state}, failure = ${failure && JSON.stringify(failure)}::jsonb
      where id = ${id}`;
    await tell(inside, importId);
  });
}

/** @returns to how many products. */
async function giveTo(
  em: SqlEntityManager,
  targets: readonly PhotoTarget[],
  link: string,
  bytes: Uint8Array,
): Promise<number> {
  const there = await rows<{ id: number }>(em)`
    select p.id from product p
      join jsonb_to_recordset(${JSON.stringify(targets)}::jsonb) as t ("productId" int, seen int) on t."productId" = p.id
    where p.archived_at is null and p.photo_id is not distinct from t.seen order by p.id for no key update of p`;
  if (there.length === 0) return 0;
  const ids = there.map((one) => one.id);
  await rows(em)`
    with kept as (insert into photo (bytes, origin) values (${Buffer.from(bytes)}, ${link}) returning id)
    update product p set photo_id = kept.id, version = p.version + 1 from kept where p.id = any(${ids}::int[])`;
  return there.length;
}

async function tell(em: SqlEntityManager, importId: number): Promise<void> {
  const [told] = await rows<{ isOver: boolean }>(em)`
    update goods_import i set photos_told_at = now() from (
      select not exists (select from photo_fetch where import_id = ${importId} and state = 'waiting') as "isOver"
    ) at
    where i.id = ${importId} and (at."isOver" or i.photos_told_at is null
      or i.photos_told_at < now() - ${TOLD_SECONDS} * interval '1 second')
    returning at."isOver"`;
  if (!told) return;
  const event: BakeryEvent = { type: 'photos.moved', importId, isOver: told.isOver };
  await rows(em)`insert into outbox (type, payload) values (${event.type}, ${JSON.stringify(event)}::jsonb)`;
}
