import { label } from '../../../chat/emoji.ts';
import { pager } from '../../../chat/pages.ts';
import type { Say } from '../../../chat/say.ts';
import type { Screen } from '../../../chat/screen.ts';
import { shorten } from '../../../chat/shorten.ts';
import { openBake, openBaking, openTomorrow, sendSheet } from './bake.actions.ts';
import type { Suggested, Suggestion } from './tomorrow.queries.ts';

/** Letters on a button as wide as the screen. */
const WIDE = 34;

export function tomorrowScreen(say: Say, { products, page, count }: Suggestion): Screen {
  return {
    text: say.html(count === 0 ? 'bake.tomorrow.empty' : 'bake.tomorrow.title'),
    buttons: [
      ...products.map((one) => [{ label: productLabel(one), data: openBaking.write({ productId: one.productId }) }]),
      ...pager(page, count, (to) => openTomorrow.write({ page: to })),
      [{ label: label('report', say('bake.sheet.tomorrow')), data: sendSheet.write({ days: 1 }) }],
      [{ label: label('back', say('bake.list')), data: openBake.write({ page: 0 }) }],
    ],
  };
}

function productLabel({ name, pieces }: Suggested): string {
  const tail = ` · ${pieces}`;
  return label('bake', shorten(name, WIDE - tail.length) + tail);
}
