import type { Turn } from '../../../chat/turn.ts';
import { nameAmongOthers } from '../../people/workplaces/at-work.ts';
import { Refusal } from '../../refusal.ts';
import type { Settings } from './settings.queries.ts';
import { shopForm } from './shop.form.ts';
import { type ShopField, sections } from './shop-fields.ts';
import { settingValue } from './shop-values.ts';

/**
 * Asks about one setting.
 * @param page where to go back to; the section of the setting when not said.
 * @throws {Refusal} `shop.currency-locked`
 */
export async function askSetting(
  turn: Turn,
  settings: Settings,
  field: ShopField,
  page = sections.indexOf(field.section),
): Promise<void> {
  const { shopId, currency, hasOrders } = settings;
  if (field.name === 'currency' && hasOrders) throw new Refusal('shop.currency-locked');
  await turn.begin(shopForm, {
    rowId: shopId,
    field: field.name,
    called: await nameAmongOthers(turn, shopId),
    page,
    seen: settingValue(settings, field.name),
    currency,
  });
}
