import type { Logger } from 'pino';
import type { Screen } from '../chat/screen.ts';
import { type ApiError, type Meaning, meaningOf } from './api-errors.ts';
import { markupOf } from './markup.ts';
import type { PhotoFile, Photos } from './photos.ts';
import { plainText } from './plain-text.ts';
import { Upload } from './upload.ts';

export interface Sent {
  readonly message_id: number;
  readonly photo?: readonly { readonly file_id: string }[];
}

/** A screen on its way to Telegram. */
export interface Shown {
  readonly text: string;
  readonly parse_mode?: 'HTML';
  readonly reply_markup?: object;
  readonly file?: PhotoFile;
}

export interface Showing {
  readonly photos: Photos;
  readonly log?: Pick<Logger, 'error'>;
  readonly screen: Screen;
  readonly put: (shown: Shown) => Promise<Sent>;
}

/** With its picture and formatted where Telegram takes that; else plainer, rather than not at all. */
export async function showAsWellAsPossible({ photos, log, screen, put }: Showing): Promise<Sent> {
  const { photo } = screen;
  const photoId = photo && 'photoId' in photo ? photo.photoId : undefined;
  let shown: Shown = {
    text: screen.text,
    parse_mode: 'HTML',
    reply_markup: markupOf(screen),
    file: photo && (await fileOf(photo, photos)),
  };
  for (;;) {
    try {
      const sent = await put(shown);
      const fileId = shown.file instanceof Upload ? sent.photo?.at(-1)?.file_id : undefined;
      if (photoId !== undefined && fileId !== undefined) await photos.remember(photoId, fileId);
      return sent;
    } catch (error) {
      const meaning = meaningOf(error);
      const plainer = await plainerThan(shown, meaning, photos, photoId);
      if (!plainer) throw error;
      const { method, code } = error as ApiError;
      if (meaning !== 'stale-file')
        log?.error({ method, code, reason: meaning }, 'A screen is shown plainer than made');
      shown = plainer;
    }
  }
}

async function fileOf(photo: NonNullable<Screen['photo']>, photos: Photos): Promise<PhotoFile | undefined> {
  return 'photoId' in photo ? photos.get(photo.photoId) : new Upload(photo.bytes, photo.name);
}

async function plainerThan(
  shown: Shown,
  meaning: Meaning,
  photos: Photos,
  photoId: number | undefined,
): Promise<Shown | undefined> {
  const { file, parse_mode, text } = shown;
  if (meaning === 'bad-entities' && parse_mode) return { ...shown, parse_mode: undefined, text: plainText(text) };
  if (file === undefined) return undefined;
  if (meaning === 'stale-file' && typeof file === 'string' && photoId !== undefined)
    return { ...shown, file: await photos.insteadOf(file, photoId) };
  return meaning === 'stale-file' || meaning === 'bad-photo' ? { ...shown, file: undefined } : undefined;
}
