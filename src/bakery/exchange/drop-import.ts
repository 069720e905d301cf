import { operation } from '../operation.ts';
import { rows } from '../rows.ts';
import { lockImport, type OfImport, shopOfImport } from './lock-import.ts';

/** Forgets a table that nobody wants any more. @returns false when it was brought in before. */
export const dropImport = operation({
  name: 'drop-import',
  allow: ['owner'],
  shop: shopOfImport,
  async run({ em }, _actor, { importId }: OfImport) {
    const { state } = await lockImport(em, importId);
    await rows(em)`update goods_import set state = 'dropped', goods = '[]', ended_at = now()
      where id = ${importId} and state = 'ready'`;
    return state !== 'done';
  },
});
