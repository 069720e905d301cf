import type { Field } from '../../chat/field.ts';
import { fieldForm } from '../../chat/field-form.ts';
import { whole } from '../../chat/kinds.ts';
import { MOST_COUNTED } from './count-stock.ts';
import { setLowLevel } from './set-low-level.ts';
import { showStock } from './show-stock.ts';

const level: Field = { name: 'low_at', kind: whole(0, MOST_COUNTED), mayBeEmpty: true };

export const lowLevelForm = fieldForm({
  id: 'stock-low',
  fields: [level],
  words: 'stock.field',
  save: (turn, { rowId, value, seen }) =>
    turn.run(setLowLevel, { productId: rowId, level: value, seen: seen as number | null }),
  show: (turn, { rowId, page }) => showStock(turn, { productId: rowId, searchId: 0, low: 0, page }),
});
