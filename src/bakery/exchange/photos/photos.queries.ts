import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { Owned } from '../../catalog/console/products.queries.ts';
import { rows } from '../../rows.ts';
import type { PhotoFailure } from './photo-fetch.ts';

export interface MissingPhoto {
  readonly link: string;
  /** In the file. */
  readonly lines: readonly number[];
  /** Null: its products were archived meanwhile, or have another photo by now. */
  readonly failure: PhotoFailure | null;
}

export interface PhotosView {
  readonly importId: number;
  readonly fileName: string;
  /** Links. */
  readonly all: number;
  readonly waiting: number;
  readonly done: number;
  readonly missing: readonly MissingPhoto[];
}

/** How far the photos of a table have come. @returns undefined for tables of shops that are not theirs. */
export async function photosOf(em: SqlEntityManager, importId: number, owned: Owned): Promise<PhotosView | undefined> {
  const [found] = await rows<PhotosView>(em)`
    select i.id as "importId", i.file_name as "fileName", count(f.id)::int as "all",
      (count(*) filter (where f.state = 'waiting'))::int as waiting,
      (count(*) filter (where f.state = 'done'))::int as done,
      coalesce(jsonb_agg(jsonb_build_object('link', f.link, 'failure', f.failure,
        'lines', jsonb_path_query_array(f.targets, '$[*].line')) order by f.id)
        filter (where f.state in ('failed', 'passed')), '[]') as missing
    from goods_import i left join photo_fetch f on f.import_id = i.id
    where i.id = ${importId} and (${owned === 'all'} or i.shop_id = any(${owned === 'all' ? [] : owned}::int[]))
    group by i.id`;
  return found;
}
