import type { Work } from '../../operation.ts';
import { rows } from '../../rows.ts';

/** What a line says of the photo of its product. */
export interface SaidPhoto {
  readonly line: number;
  readonly productId: number;
  /** See `pictures.ts`. */
  readonly origin: string;
}

/**
 * Pictures that came with the table become the products' own, each kept once; links are noted, to be fetched when this
 * is true. The caller has locked the products.
 */
export async function placePhotos(
  { em, emit }: Pick<Work, 'em' | 'emit'>,
  importId: number,
  said: readonly SaidPhoto[],
): Promise<void> {
  const lines = JSON.stringify(said);
  await rows(em)`
    with said as (select * from jsonb_to_recordset(${lines}::jsonb) as s ("productId" int, origin text)),
      kept as (
        insert into photo (bytes, origin)
        select i.bytes, i.origin from import_picture i
        where i.import_id = ${importId} and i.origin in (select origin from said) returning id, origin
      )
    update product p set photo_id = kept.id, version = p.version + 1
    from said join kept on kept.origin = said.origin where p.id = said."productId"`;
  await rows(em)`delete from import_picture where import_id = ${importId}`;
  const links = await rows(em)`
    insert into photo_fetch (import_id, link, targets)
    select ${importId}::int, s.origin, jsonb_agg(jsonb_build_object('line', s.line, 'productId', p.id, 'seen', p.photo_id)
      order by s.line)
    from jsonb_to_recordset(${lines}::jsonb) as s (line int, "productId" int, origin text)
      join product p on p.id = s."productId"
    where s.origin like 'https://%' group by s.origin order by min(s.line) returning id`;
  if (links.length > 0) emit({ type: 'photos.moved', importId, isOver: false });
}
