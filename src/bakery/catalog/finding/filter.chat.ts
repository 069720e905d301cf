import { room } from '../../../chat/room.ts';
import { showShelf } from '../catalog.chat.ts';
import {
  applyFilter,
  chooseFilter,
  choosePrice,
  chooseSort,
  clearFilter,
  openFilter,
  typePrice,
} from './filter.actions.ts';
import { draftOf, priceForm, showFilter } from './filter.form.ts';
import { quartersOf } from './filter.queries.ts';
import { priceScreen, sortScreen } from './filter.screens.ts';
import { noFilter, packFilter, readFilter } from './filter.ts';
import { priceRanges } from './price-ranges.ts';
import { setFilter } from './set-filter.ts';

export const filters = room();

filters.form(priceForm);

filters.on(openFilter, (turn, { categoryId }) =>
  showFilter(turn, categoryId, packFilter(readFilter(turn.visitor.filter))),
);
filters.on(chooseFilter, (turn, { categoryId, ...packed }) => showFilter(turn, categoryId, packed));

filters.on(chooseSort, async (turn, { categoryId, ...packed }) => {
  const { draft } = await draftOf(turn, categoryId, packed);
  await turn.show(sortScreen(turn.say, draft));
});

filters.on(choosePrice, async (turn, { categoryId, ...packed }) => {
  const { draft, currency } = await draftOf(turn, categoryId, packed);
  const ranges = priceRanges(await turn.read(quartersOf, turn.visitor.shopId ?? 0), currency);
  await turn.show(priceScreen(turn.say, draft, ranges));
});

filters.on(typePrice, async (turn, { categoryId, ...packed }) => {
  const { currency } = await draftOf(turn, categoryId, packed);
  await turn.begin(priceForm, { categoryId, ...packed, currency });
});

filters.on(applyFilter, async (turn, { categoryId, ...packed }) => {
  const { draft } = await draftOf(turn, categoryId, packed);
  await turn.run(setFilter, { filter: draft.filter });
  await showShelf(turn, { categoryId, page: 0 }, draft.filter);
});

filters.on(clearFilter, async (turn, { categoryId }) => {
  await turn.run(setFilter, { filter: noFilter });
  await showShelf(turn, { categoryId, page: 0 }, noFilter);
});
