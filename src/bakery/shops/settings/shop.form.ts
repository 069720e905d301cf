import { fieldForm } from '../../../chat/field-form.ts';
import type { Reading } from '../../../chat/form.ts';
import type { Turn } from '../../../chat/turn.ts';
import { saveSetting } from './save-setting.ts';
import { isNameOfAnother } from './settings.queries.ts';
import { shopFields } from './shop-fields.ts';
import { showPause } from './show-pause.ts';
import { showSection } from './show-settings.ts';

/** The page of the pause, where the others are positions of sections. */
export const PAUSE = -1;

/** One question about one setting of a shop. */
export const shopForm = fieldForm({
  id: 'shop',
  fields: shopFields,
  words: 'settings.fields',
  save: saveSetting,
  check: async (turn, { rowId, field }, value) => (field === 'name' ? freeName(turn, rowId, String(value)) : { value }),
  show: (turn, { rowId, page }) => (page === PAUSE ? showPause(turn, rowId) : showSection(turn, rowId, page)),
});

async function freeName(turn: Turn, shopId: number, name: string): Promise<Reading<string>> {
  if (!(await turn.read(isNameOfAnother, shopId, name))) return { value: name };
  return { wrong: 'shop-name-taken', params: { name } };
}
