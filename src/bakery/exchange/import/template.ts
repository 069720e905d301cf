import { buffer } from 'node:stream/consumers';
import type { Say } from '../../../chat/say.ts';
import { writeXlsx } from '../../../sheets/write-xlsx.ts';
import { minorDigits } from '../../money.ts';
import type { ShopOfExport } from '../export.ts';
import { productsExport } from '../products-export.queries.ts';

/** A table to fill in: the columns that are understood, and a line as an example. */
export function templateOf(say: Say, shop: ShopOfExport): Promise<Uint8Array> {
  const example = productsExport.cells(say, {
    id: 0,
    name: say('exchange.import.example.name'),
    price: 4 * 10 ** minorDigits(shop.currency),
    cost: null,
    categories: [say('exchange.import.example.category')],
    stock: 12,
    lowAt: 3,
    weightGrams: 750,
    leadMinutes: 0,
    tags: ['vegan'],
    allergens: ['gluten'],
    onShelf: true,
    takesInscription: false,
    description: say('exchange.import.example.description'),
    photo: null,
  });
  async function* once() {
    yield [example];
  }
  return buffer(
    writeXlsx({ name: say('exchange.what.products'), columns: productsExport.columns(say, shop), rows: once() }),
  );
}
