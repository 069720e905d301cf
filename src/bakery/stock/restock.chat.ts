import { room } from '../../chat/room.ts';
import type { Turn } from '../../chat/turn.ts';
import { ownedBy } from '../catalog/console/show-own-product.ts';
import { workplace } from '../people/workplace.ts';
import { inShop } from '../people/workplaces/at-work.ts';
import { Refusal } from '../refusal.ts';
import { ledgerOf } from './ledger.queries.ts';
import { ledgerScreen } from './ledger.screens.ts';
import { lowLevelForm } from './low-level.form.ts';
import {
  addPieces,
  changeLowLevel,
  countPieces,
  findStock,
  openLedger,
  openRestock,
  openStock,
  takePieces,
  typePieces,
} from './restock.actions.ts';
import { addPiecesForm, adjust, countPiecesForm, findStockForm, takePiecesForm } from './restock.form.ts';
import { lowHearers, lowNotice } from './restock.notices.ts';
import { restockList, type StockPlace, showStock, stockFor } from './show-stock.ts';

export const restock = room();

restock.tells(lowHearers, lowNotice);
restock.form(addPiecesForm);
restock.form(takePiecesForm);
restock.form(countPiecesForm);
restock.form(findStockForm);
restock.form(lowLevelForm);

restock.command('restock', async (turn) => turn.send(await restockList(turn, { searchId: 0, low: 0, page: 0 })));
restock.on(openRestock, async (turn, place) => turn.show(await restockList(turn, place)));
restock.on(openStock, (turn, place) => showStock(turn, place));
restock.on(addPieces, async (turn, { quantity, seenId, ...place }) => {
  await stockFor(turn, place.productId);
  await adjust(turn, place, { productId: place.productId, quantity, seenId, reason: 'restock' });
});
restock.on(typePieces, async (turn, place) => turn.begin(addPiecesForm, await seen(turn, place)));
restock.on(takePieces, async (turn, place) => {
  const draft = await seen(turn, place);
  if (draft.stock === 0) throw new Refusal('stock.only-left', { name: draft.name, left: 0 });
  await turn.begin(takePiecesForm, draft);
});
restock.on(countPieces, async (turn, place) => turn.begin(countPiecesForm, await seen(turn, place)));
restock.on(changeLowLevel, async (turn, { productId, page }) => {
  const { currency, lowAt, name: called } = await stockFor(turn, productId);
  await turn.begin(lowLevelForm, { rowId: productId, field: 'low_at', called, page, seen: lowAt, currency });
});
restock.on(openLedger, async (turn, { productId, page }) => {
  const ledger = await turn.read(ledgerOf, productId, ownedBy(turn.visitor), page);
  if (!ledger) throw new Refusal('product.unknown');
  await turn.show(await inShop(turn, ledger.shopId, ledgerScreen(turn.say, ledger, turn.now)));
});
restock.on(findStock, async (turn) => {
  workplace(turn.visitor, 'owner');
  await turn.begin(findStockForm);
});

async function seen(turn: Turn, { productId, searchId, low, page }: StockPlace) {
  const { name, stock, seenId } = await stockFor(turn, productId);
  return { productId, searchId, low, page, name, stock, seenId };
}
