import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { MikroORM } from '@mikro-orm/postgresql';
import { Photo } from '../../src/bakery/catalog/photo.ts';
import { operation } from '../../src/bakery/operation.ts';
import { Refusal } from '../../src/bakery/refusal.ts';
import { rows } from '../../src/bakery/rows.ts';
import { openOrm, type Sql, sqlOf } from '../../src/database/orm.ts';
import { createRunner, LeaseLost, type Once } from '../../src/database/transaction.ts';
import { freshDatabase } from '../support/postgres.ts';

/** Hangs a picture up: one row by SQL, one that MikroORM writes at the end, and news of it. */
const hangUp = operation({
  name: 'hang-up',
  allow: ['anybody'],
  async run({ em, emit }, _actor, { name, isRefused = false }: { name: string; isRefused?: boolean }) {
    await rows(em)`insert into photo (file_id) values (${name})`;
    em.create(Photo, { fileId: `${name}, copied` });
    emit({ type: 'order.rated', orderId: 7 });
    if (isRefused) throw new Refusal('cart.gone');
    return { name };
  },
});
const vera = { personId: 1, operator: false };

describe('An operation of an update', () => {
  let database: Awaited<ReturnType<typeof freshDatabase>>;
  let orm: MikroORM;
  let sql: Sql;
  let once: Once;
  let updateId = 0;

  beforeAll(async () => {
    database = await freshDatabase();
    // One connection: what an operation leaves on it meets the next.
    orm = await openOrm({ url: database.url, max: 1 });
    sql = await sqlOf(orm);
  });
  afterAll(async () => {
    await orm.close();
    await database.drop();
  });
  beforeEach(async () => {
    once = { updateId: ++updateId, leaseToken: randomUUID(), effects: [] };
    await sql(`insert into inbox (update_id, lane, body, state, lease_token) values ($1, $1, '{}', 'working', $2)`, [
      updateId,
      once.leaseToken,
    ]);
  });

  const run = (name: string, of: Once, isRefused?: boolean) =>
    createRunner({ orm })(hangUp, vera, { name, isRefused }, of);
  const written = async (name: string) => {
    const photos = await sql<{ name: string }>('select file_id as name from photo where file_id like $1 order by 1', [
      `${name}%`,
    ]);
    const [update] = await sql<{ effects: object[] }>('select effects from inbox where update_id = $1', [
      once.updateId,
    ]);
    return { photos: photos.map((photo) => photo.name), effects: update!.effects };
  };
  const news = async () => (await sql('select id from outbox where id > $1', [0])).length;

  it('commits rows, entities, news and its result together', async () => {
    const before = await news();
    expect(await run('Rye', once)).toEqual({ name: 'Rye' });
    expect(await written('Rye')).toEqual({
      photos: ['Rye', 'Rye, copied'],
      effects: [{ of: 'hang-up', result: { name: 'Rye' } }],
    });
    expect(await news()).toBe(before + 1);
  });

  it('is done once: the repeat gets its result back', async () => {
    await run('Bun', once);
    const [update] = await sql<Pick<Once, 'effects'>>('select effects from inbox where update_id = $1', [updateId]);
    expect(await run('another', { ...once, effects: [...update!.effects] })).toEqual({ name: 'Bun' });
    expect((await written('another')).photos).toEqual([]);
  });

  it('that another has taken over commits nothing, and the connection serves the next', async () => {
    const before = await news();
    await expect(run('Zombie', { ...once, leaseToken: randomUUID() })).rejects.toThrow(LeaseLost);
    expect(await written('Zombie')).toEqual({ photos: [], effects: [] });
    expect(await news()).toBe(before);
    await run('Loaf', once);
    expect((await written('Loaf')).photos).toEqual(['Loaf', 'Loaf, copied']);
  });

  it('that is refused commits nothing, and the connection serves the next', async () => {
    const before = await news();
    await expect(run('Refused', once, true)).rejects.toThrow(Refusal);
    expect(await written('Refused')).toEqual({ photos: [], effects: [] });
    expect(await news()).toBe(before);
    await run('Tart', once);
    expect((await written('Tart')).photos).toEqual(['Tart', 'Tart, copied']);
  });
});
