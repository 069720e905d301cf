import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { operation } from '../../operation.ts';
import { rows } from '../../rows.ts';
import { existingOf, newestMovement } from './existing.queries.ts';
import type { Goods, WrongLine } from './goods.ts';
import { type About, planOf } from './plan.ts';

export interface NewImport {
  readonly shopId: number;
  readonly fileName: string;
  readonly goods: readonly Goods[];
  readonly wrong: readonly WrongLine[];
  /** The pictures that its lines name. */
  readonly pictures: readonly { readonly origin: string; readonly bytes: Uint8Array }[];
  readonly about?: About;
}

/** Looks what a table would do, and keeps that until somebody says ✅ or ❌. Nothing of it is done. */
export const prepareImport = operation({
  name: 'prepare-import',
  allow: ['owner'],
  shop: async (_em, { shopId }: NewImport) => shopId,
  async run({ em }, { personId, operator }, { shopId, fileName, goods: said, wrong: unread, pictures, about }) {
    const again = await namedTwice(em, said);
    const left = new Set(again.map(({ line }) => line));
    const goods = said.filter(({ line }) => !left.has(line));
    const wrong = [...unread, ...again].sort((a, b) => a.line - b.line);
    const seenId = await newestMovement(em, shopId);
    const planned = planOf(goods, await existingOf(em, shopId, goods, { lock: false }), seenId);
    const priceless = new Set(planned.priceless);
    const coming = goods.filter(({ line }) => !priceless.has(line));
    const plan = { ...planned, about: { ...about, categories: await newCategories(em, shopId, coming) } };
    const [made] = await rows<{ importId: number }>(em)`
      insert into goods_import (shop_id, by_id, as_operator, file_name, goods, wrong, plan)
      values (${shopId}, ${personId}, ${operator}, ${[...fileName].slice(0, 120).join('')}, ${JSON.stringify(goods)}::jsonb,
        ${JSON.stringify(wrong)}::jsonb, ${JSON.stringify(plan)}::jsonb)
      returning id as "importId"`;
    const origins = pictures.map(({ origin }) => origin);
    const bytes = pictures.map((picture) => Buffer.from(picture.bytes));
    if (pictures.length > 0) {
      await rows(em)`insert into import_picture (import_id, origin, bytes)
        select ${made!.importId}::int, * from unnest(${origins}::text[], ${bytes}::bytea[])`;
    }
    return { importId: made!.importId };
  },
});

/** Names that only the database takes for the same: it knows its small letters best, and they must be different. */
async function namedTwice(em: SqlEntityManager, goods: readonly Goods[]): Promise<WrongLine[]> {
  const found = await rows<{ line: number; name: string; before: number }>(em)`
    select * from (
      select said.line, said.name, min(said.line) over (partition by lower(said.name)) as before
      from unnest(${goods.map(({ line }) => line)}::int[], ${goods.map(({ name }) => name)}::text[]) as said (line, name)
    ) named where before < line`;
  return found.map(({ line, ...params }) => ({ line, why: 'twice', params }));
}

async function newCategories(em: SqlEntityManager, shopId: number, goods: readonly Goods[]): Promise<string[]> {
  const written = new Map(
    goods.flatMap(({ categories = [] }) => categories.map((name) => [name.toLowerCase(), name] as const)),
  );
  const found = await rows<{ name: string }>(em)`
    select said.name from unnest(${[...written.values()]}::text[]) with ordinality as said (name, place)
    where not exists (select from category c where c.shop_id = ${shopId} and lower(c.name) = lower(said.name))
    order by said.place`;
  return found.map(({ name }) => name);
}
