import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { rows } from '../../rows.ts';

/** @returns id of the picture that Telegram calls `fileId`; kept once, however often it is sent. */
export async function photoIdOf(em: SqlEntityManager, fileId: string): Promise<number> {
  const [photo] = await rows<{ id: number }>(em)`
    with known as (select id from photo where file_id = ${fileId} order by id limit 1),
      made as (insert into photo (file_id) select ${fileId} where not exists (select from known) returning id)
    select id from known union all select id from made`;
  return photo!.id;
}
