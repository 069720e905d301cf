import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { MikroORM, SqlEntityManager } from '@mikro-orm/postgresql';
import { customersByName } from '../../src/bakery/customers/customers.queries.ts';
import { acceptInvitation } from '../../src/bakery/invitations/accept-invitation.ts';
import { invitationDetails } from '../../src/bakery/invitations/invitations.queries.ts';
import { hashOf } from '../../src/bakery/people/invitation-link.ts';
import { openOrm, type Sql, sqlOf } from '../../src/database/orm.ts';
import { createRunner } from '../../src/database/transaction.ts';
import { type FreshDatabase, freshDatabase } from '../support/postgres.ts';

/** The last one before a link could be for several people. */
const OLDER = '2026-11-21-u1-look-after-customers';

describe('A database that an older release has written', () => {
  let database: FreshDatabase;
  let orm: MikroORM;
  let sql: Sql;
  const people = { olga: 0, anna: 0, boris: 0 };
  let shopId: number;

  beforeAll(async () => {
    database = await freshDatabase({ migrated: false });
    orm = await openOrm({ url: database.url, max: 4 });
    sql = await sqlOf(orm);
    await orm.migrator.up({ to: OLDER });

    shopId = await idOf(
      `insert into shop (name, currency, time_zone, language) values ($1, 'EUR', 'UTC', 'en') returning id`,
      ['Crumb & Co'],
    );
    for (const [at, [key]] of Object.entries(people).entries()) {
      const values = [1_000 + at, key, key === 'boris' ? 'Bäcker' : null];
      people[key as keyof typeof people] = await idOf(
        'insert into person (telegram_id, first_name, last_name) values ($1, $2, $3) returning id',
        values,
      );
    }
    await sql(`insert into role (person_id, shop_id, kind) values ($1, $3, 'owner'), ($2, $3, 'courier')`, [
      people.olga,
      people.anna,
      shopId,
    ]);
    await invited('used', '6 days', people.anna);
    await invited('open', '6 days');
    await invited('expired', '-1 day');
    await sql('insert into customer (shop_id, person_id) values ($1, $2)', [shopId, people.boris]);
    await orm.migrator.up();
  });
  afterAll(async () => {
    await orm.close();
    await database.drop();
  });

  async function idOf(statement: string, values: unknown[]): Promise<number> {
    return (await sql<{ id: number }>(statement, values))[0]!.id;
  }
  const invited = (token: string, left: string, usedBy: number | null = null) =>
    sql(
      `insert into invitation (token_hash, kind, shop_id, created_by_id, expires_at, used_by_id, used_at)
       values ($1, 'courier', $2, $3, now() + $4::interval, $5, case when $5::int is null then null else now() end)`,
      [hashOf(token), shopId, people.olga, left, usedBy],
    );
  const opens = (personId: number, token: string) =>
    createRunner({ orm })(acceptInvitation, { personId, operator: false }, { tokenHash: hashOf(token) });

  it('has its invitations, with who used them, and none that was used or has expired lets anybody in', async () => {
    expect(await opens(people.anna, 'used')).toEqual({ joined: { kind: 'courier', shop: 'Crumb & Co' } });
    for (const token of ['used', 'expired']) expect(await opens(people.boris, token)).toEqual({ refused: 'unknown' });
    expect(await opens(people.boris, 'open')).toEqual({ joined: { kind: 'courier', shop: 'Crumb & Co' } });
    const found = await sql<{ id: number; uses: number; used: number; created: number }>(
      `select id, uses, used, round(extract(epoch from expires_at - created_at) / 86400)::int as created
       from invitation where shop_id = $1 order by id`,
      [shopId],
    );
    expect(found.map(({ uses, used, created }) => [uses, used, created])).toEqual([
      [1, 1, 7],
      [1, 1, 7],
      [1, 0, 7],
    ]);
    const scope = { shopId, toNewBakeries: false };
    const details = await invitationDetails(orm.em.fork() as SqlEntityManager, scope, found[0]!.id, 0);
    expect(details).toMatchObject({ state: 'used', users: [{ name: 'anna' }] });
  });

  it('finds its customers by every word of their names', async () => {
    const { customers } = await customersByName(orm.em.fork() as SqlEntityManager, shopId, 'baeck', 0);
    expect(customers).toMatchObject([{ name: 'boris Bäcker' }]);
  });
});
