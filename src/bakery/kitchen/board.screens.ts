import { label } from '../../chat/emoji.ts';
import { pager } from '../../chat/pages.ts';
import type { Say } from '../../chat/say.ts';
import type { Screen } from '../../chat/screen.ts';
import { openHome } from '../shops/home.actions.ts';
import { openBoard, openKitchenCard } from './kitchen.actions.ts';
import type { Board, BoardOrder } from './kitchen.queries.ts';

export function boardScreen(say: Say, { orders, page, counts }: Board): Screen {
  const back = [{ label: label('back', say('kitchen.board.home')), data: openHome.write({}) }];
  const open = Object.values(counts).reduce((sum, count) => sum + count, 0);
  if (open === 0) return { text: say.html('kitchen.board.empty'), buttons: [back] };
  return {
    text: [say.html('kitchen.board.title', { count: open }), ...stages(say, counts)].join('\n'),
    buttons: [
      ...orders.map((order) => [orderButton(say, order)]),
      ...pager(page, open, (to) => openBoard.write({ page: to })),
      back,
    ],
  };
}

function stages(say: Say, counts: Board['counts']): string[] {
  return Object.entries(counts)
    .filter(([, number]) => number > 0)
    .map(([status, number]) => say.html('kitchen.board.stage', { stage: say(`kitchen.stage.${status}`), number }));
}

function orderButton(say: Say, { orderId, status, fulfilment, pieces }: BoardOrder) {
  const stage = say(`kitchen.stage.${status}`);
  return {
    label: label(fulfilment, say('kitchen.board.order', { number: orderId, stage, count: pieces })),
    data: openKitchenCard.write({ orderId }),
  };
}
