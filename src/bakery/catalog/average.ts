import type { Say } from '../../chat/say.ts';

/** Fewer say more about who rated than about what. */
const ENOUGH = 3;

export interface Rated {
  readonly ratingSum: number;
  readonly ratingCount: number;
}

/** `4.7` as the reader writes it; undefined below three ratings. */
export function averageOf(say: Say, { ratingSum, ratingCount }: Rated): string | undefined {
  return ratingCount < ENOUGH ? undefined : oneDecimal(say.language).format(ratingSum / ratingCount);
}

const formats = new Map<string, Intl.NumberFormat>();

/** Making a NumberFormat costs a hundred times more than using one. */
function oneDecimal(language: string): Intl.NumberFormat {
  const known = formats.get(language);
  if (known) return known;
  const made = new Intl.NumberFormat(language, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  formats.set(language, made);
  return made;
}
