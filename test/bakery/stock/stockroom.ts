import { type Adjustment, adjustStock } from '../../../src/bakery/stock/adjust-stock.ts';
import { countStock } from '../../../src/bakery/stock/count-stock.ts';
import { stockOf } from '../../../src/bakery/stock/restock.queries.ts';
import { setLowLevel } from '../../../src/bakery/stock/set-low-level.ts';
import { type Storefront, storefront } from '../../support/storefront.ts';

export interface Stockroom {
  readonly bakery: Storefront;
  /** Two owners and a customer. */
  readonly olga: number;
  readonly nina: number;
  readonly vera: number;
}

export async function stockroom(): Promise<Stockroom> {
  const bakery = await storefront();
  const [olga, nina] = [await bakery.person('Olga'), await bakery.person('Nina')];
  for (const one of [olga, nina]) await bakery.hire(one, bakery.shopId, 'owner');
  return { bakery, olga, nina, vera: await bakery.person('Vera') };
}

/** What Olga does to a loaf; a story has one of its own, so it is asked for each time. */
export function hands(there: () => { bakery: Storefront; olga: number; rye: number }) {
  const seenId = async (productId = there().rye) => (await stockOf(there().bakery.em(), productId, 'all'))!.seenId;
  return {
    /** The newest movement that she has seen. */
    seenId,
    async adjust(quantity: number, reason: Adjustment['reason'] = 'restock', by = there().olga) {
      const { bakery, rye } = there();
      return bakery.as(by)(adjustStock, { productId: rye, quantity, reason, seenId: await seenId() });
    },
    async count(counted: number, seen?: number) {
      const { bakery, olga, rye } = there();
      return bakery.as(olga)(countStock, { productId: rye, counted, seenId: seen ?? (await seenId()) });
    },
    level(low: number | null, seen: number | null = null) {
      const { bakery, olga, rye } = there();
      return bakery.as(olga)(setLowLevel, { productId: rye, level: low, seen });
    },
  };
}
