import { label } from './emoji.ts';
import type { Button } from './screen.ts';

/** Rows of a list on one screen. */
export const PAGE = 8;

/** A page that exists: the last one when the list has become shorter since the button was made. */
export function pageOf(page: number, count: number): number {
  return Math.max(0, Math.min(page, Math.ceil(count / PAGE) - 1));
}

/** `◀️ 1/3` and `▶️ 3/3` around page 2; no buttons when everything fits on one page. Pages count from 0. */
export function pager(page: number, count: number, open: (page: number) => string): Button[][] {
  const pages = Math.ceil(count / PAGE);
  if (pages <= 1) return [];
  const previous = page > 0 ? [{ label: label('previous', `${page}/${pages}`), data: open(page - 1) }] : [];
  const next = page < pages - 1 ? [{ label: label('next', `${page + 2}/${pages}`), data: open(page + 1) }] : [];
  return [[...previous, ...next]];
}
