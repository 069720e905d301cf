import type { Turn } from '../../chat/turn.ts';
import { workplace } from '../people/workplace.ts';
import { Refusal } from '../refusal.ts';
import { dateAt } from '../shops/hours/opening.ts';
import { EVERYTHING, fileScreen } from './exchange.screens.ts';
import { exported, shopOfExport, workbookOf } from './exports.queries.ts';
import { daysUntil, type Period } from './period.ts';

/**
 * Sends a table of the shop in which somebody is an owner.
 * @param days so many before today, or a period.
 * @throws {Refusal} `not-allowed`, `exchange.too-large`.
 */
export async function sendWorkbook(turn: Turn, what: number, days: number | Period): Promise<void> {
  const shopId = workplace(turn.visitor, 'owner');
  const table = exported[what] ?? exported[0]!;
  const shop = (await turn.read(shopOfExport, shopId))!;
  const today = `${dateAt(turn.now, shop.timeZone)}`;
  const period =
    typeof days !== 'number' ? days : days >= EVERYTHING ? { from: null, until: null } : daysUntil(today, days);
  const asked = table.isOfDays ? period : { from: null, until: null };
  const workbook = await turn.read(workbookOf, turn.say, table, shop, { shopId, ...asked });
  if (!workbook) throw new Refusal('exchange.too-large');
  await turn.send(fileScreen(turn.say, { ...workbook, ...asked, name: table.name, shop: shop.name, today }));
}
