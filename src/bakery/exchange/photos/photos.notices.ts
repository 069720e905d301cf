import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { Hearers, Notice, Reader } from '../../../chat/notice.ts';
import { rows } from '../../rows.ts';
import { photosOf } from './photos.queries.ts';
import { photosScreen } from './photos.screens.ts';

/** How far the photos of a table have come, for whoever brought it in. Its subject is the table. */
export const photosCard: Notice = { code: 'imp.photos', keeps: 'card', render: (reader, id) => shown(reader, id) };

/** The end of it, when something is missing: that must not stay unseen. */
export const photosMissing: Notice = {
  code: 'imp.missing',
  keeps: 'message',
  render: (reader, importId) => shown(reader, importId, true),
};

export const photosHearers: Hearers = {
  async 'photos.moved'(em, { importId, isOver }) {
    const found = await rows<{ personId: number }>(em)`
      select i.by_id as "personId" from goods_import i where i.id = ${importId}`;
    return found.flatMap(({ personId }) => {
      const told = { subjectId: importId, personId };
      return [{ notice: photosCard, ...told }, ...(isOver ? [{ notice: photosMissing, ...told }] : [])];
    });
  },
};

async function shown({ em, say, personId }: Reader, importId: number, isMissing = false) {
  const view = await photosOf(em, importId, await toldOf(em, personId, importId));
  if (!view || (isMissing && view.missing.length === 0)) return undefined;
  return photosScreen(say, isMissing ? view : { ...view, missing: [] });
}

/** The shops whose photos they are told of. Who was dismissed meanwhile is told nothing more; whoever runs the bot needs no role. */
async function toldOf(em: SqlEntityManager, personId: number, importId: number): Promise<number[]> {
  const owned = await rows<{ shopId: number }>(em)`
    select shop_id as "shopId" from role where person_id = ${personId} and active and kind = 'owner'
    union select shop_id from goods_import where id = ${importId} and by_id = ${personId} and as_operator`;
  return owned.map(({ shopId }) => shopId);
}
