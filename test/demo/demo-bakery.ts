import type { MikroORM, SqlEntityManager } from '@mikro-orm/postgresql';
import { createCanvas } from '@napi-rs/canvas';
import { openOrm, type Sql, sqlOf } from '../../src/database/orm.ts';
import { type DemoOptions, openDemoBakery } from '../../src/demo/open-demo.ts';
import { demoProducts } from '../../src/demo/products.ts';
import { freshDatabase } from '../support/postgres.ts';

/** Small ones: drawing the real ones takes seconds and is tried elsewhere. */
const pictures = new Map(
  demoProducts.map(({ picture }) => [picture, createCanvas(4, 3).toBuffer('image/jpeg')] as const),
);

export interface DemoBakery {
  readonly orm: MikroORM;
  readonly sql: Sql;
  em(): SqlEntityManager;
  open(options?: Partial<DemoOptions>): Promise<boolean>;
  personCalled(firstName: string): Promise<number>;
  close(): Promise<void>;
}

/** In English and played in the pretend Telegram, when nothing else is said. */
export function openSmallDemo(orm: MikroORM, options: Partial<DemoOptions> = {}): Promise<boolean> {
  return openDemoBakery({
    orm,
    language: 'en',
    timeZone: 'Europe/Berlin',
    pretend: true,
    pictures: async () => pictures,
    ...options,
  });
}

/** A database where nobody has opened anything yet. */
export async function demoBakery(): Promise<DemoBakery> {
  const database = await freshDatabase();
  const orm = await openOrm({ url: database.url, max: 8 });
  const sql = await sqlOf(orm);
  return {
    orm,
    sql,
    em: () => orm.em.fork(),
    open: (options) => openSmallDemo(orm, options),
    async personCalled(firstName) {
      const [person] = await sql<{ id: number }>('select id from person where first_name = $1', [firstName]);
      return person!.id;
    },
    async close() {
      await orm.close(true);
      await database.drop();
    },
  };
}
