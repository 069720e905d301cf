import { label, ticked } from '../../chat/emoji.ts';
import { pager } from '../../chat/pages.ts';
import type { Say } from '../../chat/say.ts';
import type { Button, Screen } from '../../chat/screen.ts';
import { shorten } from '../../chat/shorten.ts';
import { beginProduct, openOwnProduct } from '../catalog/console/products.actions.ts';
import { atMost } from '../catalog/product-list.ts';
import { openHome } from '../shops/home.actions.ts';
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
import type { ListPlace, Stock, StockLine, StockList } from './restock.queries.ts';

/** Letters on a button as wide as the screen. */
const WIDE = 34;
/** Trays that come at once. */
const QUICK = [1, 6, 12, 24];

/** A shop's products with what lies there of each. */
export function restockScreen(say: Say, list: StockList): Screen {
  const { searchId, low, page, count, lows, products } = list;
  const all = openRestock.write({ searchId: 0, low: low === 1 ? 0 : 1, page: 0 });
  return {
    text: listText(say, list),
    buttons: [
      ...products.map((one) => [lineButton(say, one, { searchId, low, page })]),
      ...pager(page, count, (to) => openRestock.write({ searchId, low, page: to })),
      ...(lows > 0 || low === 1
        ? [[{ label: ticked(low === 1, say('stock.only-low', { shown: atMost(lows) })), data: all }]]
        : []),
      ...(searchId > 0 || low === 1
        ? [[{ label: label('stock', say('stock.all')), data: openRestock.write({ searchId: 0, low: 0, page: 0 }) }]]
        : []),
      count === 0 && searchId === 0 && low === 0
        ? [{ label: label('add', say('products.add')), data: beginProduct.write({}) }]
        : [{ label: label('search', say('stock.find')), data: findStock.write({}) }],
      [{ label: label('back', say('products.home')), data: openHome.write({}) }],
    ],
  };
}

function listText(say: Say, { words, count, low }: StockList): string {
  const shown = atMost(count);
  if (words !== null) return say.html(count === 0 ? 'stock.nothing-called' : 'stock.called', { words, count, shown });
  if (low === 1) return say.html(count === 0 ? 'stock.nothing-low' : 'stock.low-title', { count, shown });
  return say.html(count === 0 ? 'products.none' : 'stock.title', { count, shown });
}

function lineButton(say: Say, { productId, name, stock, isLow }: StockLine, place: ListPlace): Button {
  const pieces = stock === null ? say('stock.to-order') : isLow ? say('stock.only', { pieces: stock }) : `${stock}`;
  const tail = ` · ${pieces}`;
  return { label: shorten(name, WIDE - tail.length) + tail, data: openStock.write({ productId, ...place }) };
}

/** One product: what lies there, and what came, went or was counted. */
export function stockScreen(say: Say, stock: Stock, place: ListPlace): Screen {
  const { productId, seenId } = stock;
  const at = { productId, ...place };
  const isCounted = stock.stock !== null;
  return {
    text: stockText(say, stock),
    buttons: [
      ...(isCounted
        ? [
            QUICK.map((quantity) => ({
              label: label('add', quantity),
              data: addPieces.write({ ...at, quantity, seenId }),
            })),
            [
              { label: label('add', say('stock.type')), data: typePieces.write(at) },
              { label: label('less', say('stock.take')), data: takePieces.write(at) },
            ],
          ]
        : []),
      [{ label: label('stock', say(isCounted ? 'stock.count' : 'stock.begin')), data: countPieces.write(at) }],
      [
        ...(isCounted
          ? [{ label: label('edit', say('stock.level')), data: changeLowLevel.write({ productId, page: place.page }) }]
          : []),
        { label: label('report', say('stock.ledger.open')), data: openLedger.write({ productId, page: 0 }) },
      ],
      [{ label: label('back', say('products.back')), data: openOwnProduct.write({ productId, page: 0 }) }],
      [{ label: label('back', say('stock.list')), data: openRestock.write({ ...place }) }],
    ],
  };
}

function stockText(say: Say, { name, stock, lowAt, isLow, onShelf, isSoldOutToday, waiting }: Stock): string {
  return [
    say.html('products.name', { name }),
    stock === null
      ? say.html('stock.is-to-order')
      : say.html(stock === 0 ? 'stock.none-left' : 'stock.now', { pieces: stock }),
    ...(isLow && stock !== 0 ? [say.html('stock.is-low')] : []),
    ...(stock === null ? [] : [levelText(say, lowAt)]),
    ...(waiting > 0 ? [say.html('stock.waiting', { count: waiting })] : []),
    ...(onShelf ? [] : [say.html('products.is-off-shelf')]),
    ...(onShelf && isSoldOutToday ? [say.html('products.is-sold-out-today')] : []),
  ].join('\n');
}

function levelText(say: Say, lowAt: number | null): string {
  return lowAt === null ? say.html('stock.no-level') : say.html('stock.level-at', { pieces: lowAt });
}

/** @returns undefined when there is enough of it again. */
export function lowScreen(say: Say, { productId, name, shop, stock, isLow }: Stock): Screen | undefined {
  if (stock === null || !isLow) return undefined;
  const place = { searchId: 0, low: 1, page: 0 };
  return {
    text: say.html(stock === 0 ? 'stock.news.gone' : 'stock.news.low', { name, shop, pieces: stock }),
    buttons: [[{ label: label('stock', say('stock.news.open')), data: openStock.write({ productId, ...place }) }]],
  };
}
