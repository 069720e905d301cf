import { label, ticked } from '../../chat/emoji.ts';
import { pager } from '../../chat/pages.ts';
import type { Say } from '../../chat/say.ts';
import type { Button, Screen } from '../../chat/screen.ts';
import { openCash } from '../deliveries/cash/handover.actions.ts';
import type { OrderStatus } from '../orders/order-status.ts';
import { openHome } from '../shops/home.actions.ts';
import { pauseText } from '../shops/hours/opening.screens.ts';
import { openBake } from './baking/bake.actions.ts';
import { type Board, type BoardFilter, type BoardOrder, boardFilters } from './board.queries.ts';
import { listBoard, openKitchenCard } from './kitchen.actions.ts';

/** Letters on a button as wide as the screen. */
const WIDE = 34;
const filterRows = [
  ['all', 'mine', 'late'],
  ['today', 'tomorrow'],
] as const;

export function boardScreen(say: Say, board: Board, now: Date): Screen {
  const { orders, page, counts, filter, filters } = board;
  const back = [{ label: label('back', say('kitchen.board.home')), data: openHome.write({}) }];
  const elsewhere = [
    [{ label: label('bake', say('bake.list')), data: openBake.write({ page: 0 }) }],
    [{ label: label('cash', say('handover.cash-open')), data: openCash.write({ page: 0 }) }],
    back,
  ];
  const find = say.html('kitchen.board.find');
  const paused = pauseText(say, board, now);
  if (filters.all === 0)
    return { text: [...paused, say.html('kitchen.board.empty'), '', find].join('\n'), buttons: elsewhere };
  const list = (wanted: BoardFilter, to: number) => {
    return listBoard.write({ filter: boardFilters.indexOf(wanted), page: to });
  };
  const title = say.html('kitchen.board.title', { count: filters.all });
  return {
    text: [...paused, title, ...chosen(say, board), ...stages(say, counts), '', find].join('\n'),
    buttons: [
      ...orders.map((order) => [orderButton(say, order, say.time(order.dueAt, board.timeZone, now))]),
      ...pager(page, filters[filter], (to) => list(filter, to)),
      ...filterRows.map((row) =>
        row.map((one) => ({
          label: ticked(one === filter, say(`kitchen.board.only.${one}`, { number: filters[one] })),
          data: list(one, 0),
        })),
      ),
      ...elsewhere,
    ],
  };
}

/** The answer to `/board 12`. */
export function foundScreen(say: Say, number: number, status: OrderStatus): Screen {
  return {
    text: say.html('kitchen.card.title', { number, stage: say(`kitchen.stage.${status}`) }),
    buttons: [[{ label: label('bake', say('kitchen.open')), data: openKitchenCard.write({ orderId: number }) }]],
  };
}

/** Which of them are counted below the title, when not all are. */
function chosen(say: Say, { filter, filters }: Board): string[] {
  if (filters[filter] === 0) return ['', say.html(`kitchen.board.none.${filter}`)];
  return filter === 'all' ? [] : ['', say.html(`kitchen.board.only.${filter}`, { number: filters[filter] })];
}

function stages(say: Say, counts: Board['counts']): string[] {
  return Object.entries(counts)
    .filter(([, number]) => number > 0)
    .map(([status, number]) => say.html('kitchen.board.stage', { stage: say(`kitchen.stage.${status}`), number }));
}

/** `🚚 12 · 14:30 · new · 3 pcs`: how many pieces is said where there is room for it. */
function orderButton(say: Say, { orderId, status, fulfilment, pieces }: BoardOrder, time: string): Button {
  const parts = [`${orderId}`, time, say(`kitchen.stage.${status}`), say('kitchen.board.pieces', { count: pieces })];
  const [short, whole] = [parts.slice(0, -1), parts].map((some) => label(fulfilment, some.join(' · ')));
  return { label: whole!.length > WIDE ? short! : whole!, data: openKitchenCard.write({ orderId }) };
}
