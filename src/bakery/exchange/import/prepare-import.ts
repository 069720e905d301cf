import { operation } from '../../operation.ts';
import { rows } from '../../rows.ts';
import { existingOf, newestMovement } from './existing.queries.ts';
import type { Goods, WrongLine } from './goods.ts';
import { planOf } from './plan.ts';

export interface NewImport {
  readonly shopId: number;
  readonly fileName: string;
  readonly goods: readonly Goods[];
  readonly wrong: readonly WrongLine[];
  /** The pictures that its lines name. */
  readonly pictures: readonly { readonly origin: string; readonly bytes: Uint8Array }[];
}

/** Looks what a table would do, and keeps that until somebody says ✅ or ❌. Nothing of it is done. */
export const prepareImport = operation({
  name: 'prepare-import',
  allow: ['owner'],
  shop: async (_em, { shopId }: NewImport) => shopId,
  async run({ em }, { personId }, { shopId, fileName, goods, wrong, pictures }) {
    const seenId = await newestMovement(em, shopId);
    const plan = planOf(goods, await existingOf(em, shopId, goods, { lock: false }), seenId);
    const [made] = await rows<{ importId: number }>(em)`
      insert into goods_import (shop_id, by_id, file_name, goods, wrong, plan)
      values (${shopId}, ${personId}, ${[...fileName].slice(0, 120).join('')}, ${JSON.stringify(goods)}::jsonb,
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
