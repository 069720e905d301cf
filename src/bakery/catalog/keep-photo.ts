import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { operation } from '../operation.ts';
import { rows } from '../rows.ts';

/** @returns id of the picture that Telegram calls `fileId`; kept once, however often it is looked at. */
export async function photoIdOf(em: SqlEntityManager, fileId: string): Promise<number> {
  const [photo] = await rows<{ id: number }>(em)`
    with known as (select id from photo where file_id = ${fileId} order by id limit 1),
      made as (insert into photo (file_id) select ${fileId} where not exists (select from known) returning id)
    select id from known union all select id from made`;
  return photo!.id;
}

/** A screen shows kept pictures only, so one is kept before the product it is of. */
export const keepPhoto = operation({
  name: 'keep-photo',
  allow: ['owner'],
  shop: async (_em, { shopId }: { shopId: number; fileId: string }) => shopId,
  run: async ({ em }, _actor, { fileId }) => ({ photoId: await photoIdOf(em, fileId) }),
});
