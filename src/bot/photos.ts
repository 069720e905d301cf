import type { Sql } from '../database/orm.ts';
import { Upload } from './upload.ts';

/** A picture as it travels: Telegram's id of it once known, else its bytes. */
export type PhotoFile = string | Upload;

export interface Photos {
  /** @returns undefined when there is neither id nor bytes: the screen is then sent without its picture. */
  get(photoId: number): Promise<PhotoFile | undefined>;
  /** What else there is when Telegram does not know an id: the id another replica has learnt since, else the bytes. */
  insteadOf(staleId: string, photoId: number): Promise<PhotoFile | undefined>;
  /** How Telegram calls what was just uploaded. */
  remember(photoId: number, fileId: string): Promise<void>;
}

interface PhotoRow {
  readonly fileId: string | null;
  readonly bytes: Buffer | null;
}

const KEPT = 5_000;

export function createPhotos(sql: Sql): Photos {
  const known = new Map<number, string>();

  async function look(photoId: number, staleId: string | null): Promise<PhotoFile | undefined> {
    const [row] = await sql<PhotoRow>(
      `select case when file_id <> coalesce($2::text, '') then file_id end as "fileId",
         case when file_id is null or file_id = $2::text then bytes end as bytes
       from photo where id = $1`,
      [photoId, staleId],
    );
    if (!row?.fileId) return row?.bytes ? new Upload(row.bytes, `${photoId}.jpg`) : undefined;
    keep(photoId, row.fileId);
    return row.fileId;
  }

  function keep(photoId: number, fileId: string): void {
    if (known.size >= KEPT) known.delete(known.keys().next().value!);
    known.set(photoId, fileId);
  }

  return {
    get: async (photoId) => known.get(photoId) ?? look(photoId, null),
    async insteadOf(staleId, photoId) {
      known.delete(photoId);
      return look(photoId, staleId);
    },
    async remember(photoId, fileId) {
      keep(photoId, fileId);
      await sql('update photo set file_id = $2 where id = $1', [photoId, fileId]);
    },
  };
}
