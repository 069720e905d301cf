import { label } from '../../chat/emoji.ts';
import type { Say } from '../../chat/say.ts';
import type { Screen } from '../../chat/screen.ts';
import { openProducts } from '../catalog/console/products.actions.ts';
import { openHome } from '../shops/home.actions.ts';
import { openExchange, openExport, sendExport, typeDays } from './exchange.actions.ts';
import type { Exported } from './export.ts';
import { beginImport, sendTemplate } from './import/imports.actions.ts';

/** More days than there are: all there is. */
export const EVERYTHING = 100_000;
const PERIODS = [
  ['today', 0],
  ['week', 6],
  ['month', 29],
  ['all', EVERYTHING],
] as const;

export function exchangeScreen(say: Say, shop: string, tables: readonly Pick<Exported, 'name'>[]): Screen {
  return {
    text: say.html('exchange.title', { shop }),
    buttons: [
      ...tables.map(({ name }, what) => [
        { label: label('report', say(`exchange.what.${name}`)), data: openExport.write({ what }) },
      ]),
      [{ label: label('add', say('exchange.import.open')), data: beginImport.write({}) }],
      [{ label: label('report', say('exchange.import.template')), data: sendTemplate.write({}) }],
      [
        { label: label('back', say('products.list')), data: openProducts.write({ page: 0 }) },
        { label: label('back', say('products.home')), data: openHome.write({}) },
      ],
    ],
  };
}

/** Of which days? */
export function daysScreen(say: Say, name: Exported['name'], what: number): Screen {
  const buttons = PERIODS.map(([period, days]) => ({
    label: label('time', say(`exchange.periods.${period}`)),
    data: sendExport.write({ what, days }),
  }));
  return {
    text: say.html('exchange.which-days', { what: say(`exchange.what.${name}`) }),
    buttons: [
      buttons.slice(0, 2),
      buttons.slice(2),
      [{ label: label('edit', say('exchange.other-days')), data: typeDays.write({ what }) }],
      [{ label: label('back', say('exchange.back')), data: openExchange.write({}) }],
    ],
  };
}

export interface Ready {
  readonly name: Exported['name'];
  readonly shop: string;
  readonly rows: number;
  readonly bytes: Uint8Array;
  /** Null = all there is. */
  readonly from: string | null;
  readonly until: string | null;
  /** The day it was made. */
  readonly today: string;
}

/** Without buttons: a tap would put another screen in the place of the file. */
export function fileScreen(say: Say, { name, shop, rows, bytes, from, until, today }: Ready): Screen {
  const days = from === null ? today : from === until ? from : `${from}_${until}`;
  const what = say(`exchange.what.${name}`);
  return {
    text: say.html('exchange.file', { what, shop, count: rows }),
    document: { name: `${name}-${days}.xlsx`, bytes },
  };
}
