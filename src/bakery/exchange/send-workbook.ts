import type { Turn } from '../../chat/turn.ts';
import { workplace } from '../people/workplace.ts';
import { Refusal } from '../refusal.ts';
import { dateAt } from '../shops/hours/opening.ts';
import { EVERYTHING, fileScreen } from './exchange.screens.ts';
import { exported, shopOfExport, workbookOf } from './exports.queries.ts';
import { daysUntil, type Period } from './period.ts';

/** Telegram wants no more than one edit a second. */
const PACE_MS = 2_000;

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
  const { progress, end } = told(turn, turn.say(`exchange.what.${table.name}`));
  const workbook = await turn.read(workbookOf, turn.say, table, shop, { shopId, ...asked }, { progress });
  const isTold = await end(workbook ? 'exchange.packed' : 'refusals.exchange.too-large');
  if (!workbook && isTold) return;
  if (!workbook) throw new Refusal('exchange.too-large');
  await turn.send(fileScreen(turn.say, { ...workbook, ...asked, name: table.name, shop: shop.name, today }));
}

/** Tells how far it is, when that takes a while. */
function told(turn: Turn, what: string) {
  let last = Date.now();
  let rows: number | undefined;
  return {
    async progress(done: number) {
      if (Date.now() - last < PACE_MS) return;
      const screen = { text: turn.say.html('exchange.packing', { what, done }) };
      await (rows === undefined ? turn.send(screen) : turn.update(screen));
      rows = done;
      last = Date.now();
    },
    /** @returns whether anything was told before. */
    async end(how: string) {
      if (rows !== undefined) await turn.update({ text: turn.say.html(how, { what }) });
      return rows !== undefined;
    },
  };
}
