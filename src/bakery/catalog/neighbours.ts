import { PAGE } from '../../chat/pages.ts';

/** A page of a list with one more before and after it. */
export interface Stretch {
  readonly ids: readonly number[];
  /** Where the first of them stands in the whole list, from 0. */
  readonly from: number;
  /** Of the whole list. */
  readonly count: number;
}

/** Where a product stands in the list that somebody leafs through. */
export interface Standing {
  /** From 1. */
  readonly position: number;
  readonly count: number;
  readonly previous?: Neighbour;
  readonly next?: Neighbour;
}

export interface Neighbour {
  readonly productId: number;
  /** Of the list, which ⬅️ goes back to. */
  readonly page: number;
  /** From 1. */
  readonly position: number;
}

/** What to ask for, for the neighbours of whatever stands on a page. */
export function stretchAround(page: number): { from: number; most: number } {
  const from = Math.max(0, page * PAGE - 1);
  return { from, most: (page + 1) * PAGE + 1 - from };
}

/** @returns undefined when it is not there any more: a list may have changed since it was shown. */
export function standingIn({ ids, from, count }: Stretch, productId: number): Standing | undefined {
  const place = ids.indexOf(productId);
  if (place < 0 || from + place >= count) return undefined;
  const neighbour = (at: number): Neighbour | undefined =>
    ids[at] === undefined || from + at >= count
      ? undefined
      : { productId: ids[at], page: Math.floor((from + at) / PAGE), position: from + at + 1 };
  return { position: from + place + 1, count, previous: neighbour(place - 1), next: neighbour(place + 1) };
}
