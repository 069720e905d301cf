import type { FieldAnswer } from '../../../chat/field-form.ts';
import type { Turn } from '../../../chat/turn.ts';
import type { FieldChanged } from '../../change-field.ts';
import { editShop } from './edit-shop.ts';
import { placeShop } from './place-shop.ts';
import { shopFields } from './shop-fields.ts';

/** One answer about one setting, whichever page asked. */
export function saveSetting(
  turn: Turn,
  { rowId: shopId, field: name, value, seen }: FieldAnswer,
): Promise<FieldChanged> {
  const field = shopFields.find((one) => one.name === name)!;
  if (field.columns) return turn.run(placeShop, { shopId, point: value, seen: seen as never });
  return turn.run(editShop, { shopId, column: name, value: value ?? field.empty ?? null, seen: seen as never });
}
