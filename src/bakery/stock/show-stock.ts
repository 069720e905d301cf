import type { Turn } from '../../chat/turn.ts';
import { ownedBy } from '../catalog/console/show-own-product.ts';
import { workplace } from '../people/workplace.ts';
import { atWork, inShop } from '../people/workplaces/at-work.ts';
import { Refusal } from '../refusal.ts';
import { type ListPlace, type Stock, stockList, stockOf } from './restock.queries.ts';
import { restockScreen, stockScreen } from './restock.screens.ts';

export interface StockPlace extends ListPlace {
  readonly productId: number;
}

/** @throws {Refusal} `product.unknown` for whoever does not own its shop. */
export async function stockFor(turn: Turn, productId: number): Promise<Stock> {
  const stock = await turn.read(stockOf, productId, ownedBy(turn.visitor));
  if (!stock) throw new Refusal('product.unknown');
  return stock;
}

export async function showStock(turn: Turn, { productId, searchId, low, page }: StockPlace): Promise<void> {
  const stock = await stockFor(turn, productId);
  await turn.show(await inShop(turn, stock.shopId, stockScreen(turn.say, stock, { searchId, low, page })));
}

export async function restockList(turn: Turn, place: ListPlace) {
  const shopId = workplace(turn.visitor, 'owner');
  const list = await turn.read(stockList, shopId, turn.visitor.personId, place);
  return atWork(turn, shopId, restockScreen(turn.say, list));
}
