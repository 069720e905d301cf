import { operation } from '../../operation.ts';
import { emptyImports } from './empty-imports.ts';
import { lockImport, type OfImport, shopOfImport } from './lock-import.ts';

/** Forgets a table that nobody wants any more. @returns false when it was brought in before. */
export const dropImport = operation({
  name: 'drop-import',
  allow: ['owner'],
  shop: shopOfImport,
  async run({ em }, _actor, { importId }: OfImport) {
    const { state } = await lockImport(em, importId);
    if (state === 'ready') await emptyImports(em, [importId]);
    return state !== 'done';
  },
});
