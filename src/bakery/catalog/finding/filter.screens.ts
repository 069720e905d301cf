import { label, ticked } from '../../../chat/emoji.ts';
import type { Say } from '../../../chat/say.ts';
import type { Button, Screen } from '../../../chat/screen.ts';
import { openCatalog, openCategory } from '../catalog.actions.ts';
import { atMost, EVERYTHING } from '../product-list.ts';
import { type Tag, tags, tagText } from '../tags.ts';
import { applyFilter, chooseFilter, choosePrice, chooseSort, clearFilter, typePrice } from './filter.actions.ts';
import { choicesIn, type Filter, type Making, type PriceRange, packFilter, sorts } from './filter.ts';
import { filterText, priceText } from './filter-text.ts';

/** Choices that are not kept yet, and the list they are for. */
export interface FilterDraft {
  readonly categoryId: number;
  readonly filter: Filter;
}

const packed = ({ categoryId, filter }: FilterDraft) => ({ categoryId, ...packFilter(filter) });

/** Every choice is one tap and shows at once how much is left. */
export function filterScreen(say: Say, draft: FilterDraft, count: number): Screen {
  const { filter, categoryId } = draft;
  const { price, sort } = filter;
  const priceNow = price ? priceText(say, price) : say('filters.any-price');
  return {
    text: [say.html('filters.title'), chosen(say, filter), found(say, count)].filter(Boolean).join('\n\n'),
    buttons: [
      [{ label: say('filters.order', { sort: say(`filters.sort.${sort}`) }), data: chooseSort.write(packed(draft)) }],
      [{ label: say('filters.price', { price: priceNow }), data: choosePrice.write(packed(draft)) }],
      ...inPairs(tags.map((tag) => tagButton(say, draft, tag))),
      [tick(say('filters.today'), filter.today, { ...draft, filter: { ...filter, today: !filter.today } })],
      [madeButton(say, draft, 'shelf'), madeButton(say, draft, 'order')],
      ...(count > 0
        ? [
            [
              {
                label: label('confirm', say('filters.show', { count: atMost(count) })),
                data: applyFilter.write(packed(draft)),
              },
            ],
          ]
        : []),
      [...(choicesIn(filter) > 0 ? [clearButton(say, categoryId)] : []), backButton(say, categoryId)],
    ],
  };
}

function chosen(say: Say, filter: Filter): string {
  return choicesIn(filter) === 0 ? '' : say.html('filters.chosen', { choices: filterText(say, filter) });
}

function found(say: Say, count: number): string {
  return count === 0 ? say.html('filters.none') : say.html('filters.found', { count, shown: atMost(count) });
}

function tagButton(say: Say, draft: FilterDraft, tag: Tag): Button {
  const { filter } = draft;
  const isOn = filter.tags.includes(tag);
  const wanted = isOn ? filter.tags.filter((other) => other !== tag) : [...filter.tags, tag];
  return tick(tagText(say, tag), isOn, { ...draft, filter: { ...filter, tags: wanted } });
}

function madeButton(say: Say, draft: FilterDraft, made: Making): Button {
  const { filter } = draft;
  const isOn = filter.made === made;
  return tick(say(`filters.made.${made}`), isOn, { ...draft, filter: { ...filter, made: isOn ? null : made } });
}

function tick(text: string, isOn: boolean, next: FilterDraft): Button {
  return { label: ticked(isOn, text), data: chooseFilter.write(packed(next)) };
}

function inPairs(buttons: readonly Button[]): Button[][] {
  return Array.from({ length: Math.ceil(buttons.length / 2) }, (_, row) => buttons.slice(2 * row, 2 * row + 2));
}

export function sortScreen(say: Say, draft: FilterDraft): Screen {
  const { filter } = draft;
  return {
    text: say.html('filters.ask-order'),
    buttons: [
      ...sorts.map((sort) => [
        tick(say(`filters.sort.${sort}`), filter.sort === sort, { ...draft, filter: { ...filter, sort } }),
      ]),
      [toChoices(say, draft)],
    ],
  };
}

export function priceScreen(say: Say, draft: FilterDraft, ranges: readonly PriceRange[]): Screen {
  const { filter } = draft;
  const { price } = filter;
  const option = (text: string, isOn: boolean, wanted: PriceRange | null) => [
    tick(text, isOn, { ...draft, filter: { ...filter, price: wanted } }),
  ];
  return {
    text: say.html('filters.ask-price'),
    buttons: [
      option(say('filters.any-price'), price === null, null),
      ...ranges.map((range) =>
        option(priceText(say, range), price?.from === range.from && price?.to === range.to, range),
      ),
      [{ label: label('edit', say('filters.type-price')), data: typePrice.write(packed(draft)) }],
      [toChoices(say, draft)],
    ],
  };
}

function toChoices(say: Say, draft: FilterDraft): Button {
  return { label: label('back', say('filters.back')), data: chooseFilter.write(packed(draft)) };
}

function backButton(say: Say, categoryId: number): Button {
  const data = categoryId === EVERYTHING ? openCatalog.write({ page: 0 }) : openCategory.write({ categoryId, page: 0 });
  return { label: label('back', say('filters.back')), data };
}

export function clearButton(say: Say, categoryId: number): Button {
  return { label: label('remove', say('filters.clear')), data: clearFilter.write({ categoryId }) };
}

/** `🎛 Filters · 2`; what is left out or sorted otherwise must be seen on the list. */
export function filterLabel(say: Say, filter: Filter): string {
  const count = choicesIn(filter);
  return label('filters', count > 0 ? say('filters.open-with', { count }) : say('filters.open'));
}
