import { Pool } from 'undici';
import { Refusal } from '../bakery/refusal.ts';
import type { Api } from './api.ts';
import { ApiError, NoAnswer, redact } from './api-errors.ts';

/** Telegram gives bots no larger ones. Bot API, getFile. */
const LARGEST_BYTES = 20 * 1024 * 1024;
const TIMEOUT_MS = 30_000;

export interface Files {
  /** @throws {Refusal} `file.too-large`, `file.gone`; {NoAnswer} nothing usable came in time. */
  download(fileId: string): Promise<Uint8Array>;
  close(): Promise<void>;
}

export interface FilesOptions {
  readonly api: Api;
  readonly root: string;
  readonly token: string;
}

/** Files that people have sent to the bot. */
export function createFiles({ api, root, token }: FilesOptions): Files {
  const base = new URL(root);
  const pool = new Pool(base.origin, { connections: 4, pipelining: 1, maxResponseSize: LARGEST_BYTES });
  const path = `${base.pathname.replace(/\/$/, '')}/file/bot${token}/`;
  return {
    async download(fileId) {
      const filePath = await pathOf(api, fileId);
      try {
        const signal = AbortSignal.timeout(TIMEOUT_MS);
        const { statusCode, body } = await pool.request({ path: path + encodeURI(filePath), method: 'GET', signal });
        const bytes = await body.bytes();
        if (statusCode === 404) throw new Refusal('file.gone');
        if (statusCode !== 200) throw new NoAnswer('file', `status ${statusCode}`);
        return bytes;
      } catch (error) {
        if (error instanceof Refusal || error instanceof NoAnswer) throw error;
        throw new NoAnswer('file', redact(error instanceof Error ? error.message : String(error), token));
      }
    },
    close: () => pool.destroy(),
  };
}

async function pathOf(api: Api, fileId: string): Promise<string> {
  try {
    const file = await api.call<{ file_path?: string; file_size?: number }>('getFile', { file_id: fileId });
    if ((file.file_size ?? 0) > LARGEST_BYTES) throw new Refusal('file.too-large');
    if (!file.file_path) throw new Refusal('file.gone');
    return file.file_path;
  } catch (error) {
    if (!(error instanceof ApiError) || error.code !== 400) throw error;
    throw new Refusal(/too big/i.test(error.description) ? 'file.too-large' : 'file.gone');
  }
}
