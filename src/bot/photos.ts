import type { Sql } from '../database/orm.ts';
import { Upload } from './api.ts';

/** How pictures travel: by Telegram's file id once known, as bytes the first time or when the id went stale. */
export interface Photos {
  /** @returns undefined when there is neither id nor bytes: the screen is then sent without its picture. */
  get(photoId: number): Promise<string | Upload | undefined>;
  bytes(photoId: number): Promise<Upload | undefined>;
  remember(photoId: number, fileId: string): Promise<void>;
  forget(photoId: number): void;
}

const KEPT = 5_000;

export function createPhotos(sql: Sql): Photos {
  const known = new Map<number, string>();
  const photos: Photos = {
    async get(photoId) {
      const cached = known.get(photoId);
      if (cached) return cached;
      const [row] = await sql<{ fileId: string | null }>('select file_id as "fileId" from photo where id = $1', [
        photoId,
      ]);
      if (!row?.fileId) return photos.bytes(photoId);
      keep(photoId, row.fileId);
      return row.fileId;
    },
    async bytes(photoId) {
      const [row] = await sql<{ bytes: Buffer | null }>('select bytes from photo where id = $1', [photoId]);
      return row?.bytes ? new Upload(row.bytes, `${photoId}.jpg`) : undefined;
    },
    async remember(photoId, fileId) {
      if (known.get(photoId) === fileId) return;
      keep(photoId, fileId);
      await sql('update photo set file_id = $2 where id = $1', [photoId, fileId]);
    },
    forget: (photoId) => void known.delete(photoId),
  };
  function keep(photoId: number, fileId: string): void {
    if (known.size >= KEPT) known.delete(known.keys().next().value!);
    known.set(photoId, fileId);
  }
  return photos;
}
