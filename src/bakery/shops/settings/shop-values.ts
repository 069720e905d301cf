import type { Say } from '../../../chat/say.ts';
import type { Settings } from './settings.queries.ts';
import { type ShopField, shopFields } from './shop-fields.ts';

/** What a setting is now, as its kind reads and writes it; null when there is nothing. */
export function settingValue({ columns }: Settings, name: string): unknown {
  const field = shopFields.find((one) => one.name === name);
  if (!field?.columns) return columns[name] ?? null;
  const parts = Object.fromEntries(field.columns.map((column) => [column, columns[column] ?? null]));
  return Object.values(parts).includes(null) ? null : parts;
}

/** Plain words for a line of a screen; what nothing means is `settings.fields.<name>.none`, where that is something. */
export function shownOf(say: Say, settings: Settings, field: ShopField): string {
  const value = settingValue(settings, field.name);
  if (value !== null && value !== '') return field.kind.show(say, value, settings);
  return say(field.mayBeEmpty ? `settings.fields.${field.name}.none` : 'forms.nothing');
}
