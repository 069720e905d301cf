/** What an owner's list may show. Buttons carry the position in this list, so new ones are added at the end. */
export const ownLists = ['all', 'off-shelf', 'sold-out', 'without-photo', 'archived', 'category', 'found'] as const;
export type OwnList = (typeof ownLists)[number];

/** Where an owner came from, to go back to. */
export interface OwnPlace {
  readonly list: OwnList;
  /** Of the category or the search; else 0. */
  readonly id: number;
  /** From 0. */
  readonly page: number;
}

const PAGES = 2 ** 14;
const LISTS = 2 ** 3;

/** One number for a button, within what is exact; a place in the list of all products is its page. */
export function packPlace({ list, id, page }: OwnPlace): number {
  return page + PAGES * (ownLists.indexOf(list) + LISTS * id);
}

/** Whatever a button says, the result is a place: a forged one is as good as a tapped one. */
export function unpackPlace(place: number): OwnPlace {
  const rest = Math.floor(place / PAGES);
  const list = ownLists[rest % LISTS] ?? 'all';
  const id = Math.floor(rest / LISTS);
  return { list, id: id < 2 ** 31 ? id : 0, page: place % PAGES };
}
