import { label } from '../../../chat/emoji.ts';
import { pager } from '../../../chat/pages.ts';
import type { Say } from '../../../chat/say.ts';
import type { Button, Screen } from '../../../chat/screen.ts';
import { shorten } from '../../../chat/shorten.ts';
import { openHome } from '../../shops/home.actions.ts';
import { openBoard } from '../kitchen.actions.ts';
import { openBake, openBakeShelf, openBaking, openTomorrow, sendSheet } from './bake.actions.ts';
import type { BakeList, OnShelf, ShelfList, ToBake } from './bake.queries.ts';

/** Letters on a button as wide as the screen. */
const WIDE = 34;
const NAME = 60;

/** What to bake: a heading for each slot, and a button for each product on this page. */
export function bakeScreen(say: Say, list: BakeList, now: Date): Screen {
  const { wanted, page, count, pieces } = list;
  const more = [
    [{ label: label('stock', say('bake.shelf.open')), data: openBakeShelf.write({ page: 0 }) }],
    [{ label: label('time', say('bake.tomorrow.open')), data: openTomorrow.write({ page: 0 }) }],
    [{ label: label('bake', say('kitchen.board.open')), data: openBoard.write({ page: 0 }) }],
    [{ label: label('back', say('bake.home')), data: openHome.write({}) }],
  ];
  if (count === 0) return { text: say.html('bake.empty'), buttons: more };
  return {
    text: [say.html('bake.title', { count: pieces }), ...slots(say, list, now)].join('\n\n'),
    buttons: [
      ...products(wanted),
      ...pager(page, count, (to) => openBake.write({ page: to })),
      [{ label: label('report', say('bake.sheet.today')), data: sendSheet.write({ days: 0 }) }],
      ...more,
    ],
  };
}

function slots(say: Say, { wanted, timeZone }: BakeList, now: Date): string[] {
  const bySlot = Map.groupBy(wanted, ({ isLate, slotAt }) => `${isLate} ${slotAt.getTime()}`);
  return [...bySlot.values()].map((some) => {
    const { isLate, slotAt } = some[0]!;
    const key = isLate ? 'bake.late' : 'bake.slot';
    const head = label('time', say.html(key, { time: say.time(slotAt, timeZone, now) }));
    return [head, ...some.map((one) => line(say, one))].join('\n');
  });
}

function line(say: Say, { name, pieces }: ToBake): string {
  return say.html('bake.line', { name: shorten(name, NAME), pieces });
}

/** A product that is wanted for several slots is baked at once: its pieces on this page together. */
function products(wanted: readonly ToBake[]): Button[][] {
  const byProduct = Map.groupBy(wanted, ({ productId }) => productId);
  return [...byProduct].map(([productId, some]) => {
    const tail = ` · ${some.reduce((sum, { pieces }) => sum + pieces, 0)}`;
    const text = shorten(some[0]!.name, WIDE - tail.length) + tail;
    return [{ label: label('bake', text), data: openBaking.write({ productId }) }];
  });
}

/** Everything that can be baked without an order: what runs out comes first. */
export function bakeShelfScreen(say: Say, { products, page, count }: ShelfList): Screen {
  return {
    text: say.html(count === 0 ? 'bake.shelf.empty' : 'bake.shelf.title'),
    buttons: [
      ...products.map((one) => [shelfButton(say, one)]),
      ...pager(page, count, (to) => openBakeShelf.write({ page: to })),
      [{ label: label('back', say('bake.list')), data: openBake.write({ page: 0 }) }],
    ],
  };
}

function shelfButton(say: Say, { productId, name, stock }: OnShelf): Button {
  const tail = ` · ${stock === null ? say('bake.shelf.to-order') : stock}`;
  return { label: shorten(name, WIDE - tail.length) + tail, data: openBaking.write({ productId }) };
}
