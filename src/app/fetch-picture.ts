import { MOST_PICTURE_BYTES } from '../bakery/catalog/picture.ts';
import type { Fetched, FetchPicture } from '../bakery/exchange/photos/fetch-photos.ts';
import { FetchFailed, fetchPublic, type World } from '../web/fetch-public.ts';

/** How photos are fetched that owners name by link. */
export function fetchPicture(world?: World): FetchPicture {
  return async (link, signal): Promise<Fetched> => {
    try {
      return { bytes: await fetchPublic(link, { mostBytes: MOST_PICTURE_BYTES, signal }, world) };
    } catch (error) {
      if (!(error instanceof FetchFailed)) throw error;
      const { code, status = 0 } = error;
      const again = code === 'no-answer' || status === 429 || status >= 500;
      return { why: code, params: { ...(status > 0 && { status }) }, again };
    }
  };
}
