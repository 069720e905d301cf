import type { InlineHandler } from '../../../chat/inline.ts';
import { tidy } from '../../../chat/readers.ts';
import { CARDS, inlineHits, popularProducts } from './inline.queries.ts';
import { inlineCard } from './inline.screens.ts';
import { LONGEST_SEARCH } from './search.ts';

/** `@bot` alone shows what is popular, `@bot words` what they find. */
export const offerInline: InlineHandler = async ({ say, visitor, botName, words, offset, read }) => {
  const { personId, shopId } = visitor;
  const asker = { personId, shopId };
  const wanted = [...tidy(words)].slice(0, LONGEST_SEARCH).join('').trim();
  const from = /^\d{1,3}$/.test(offset) ? Number(offset) : 0;
  const found = wanted ? await read(inlineHits, { ...asker, words: wanted, from }) : await read(popularProducts, asker);
  return {
    cards: found.slice(0, CARDS).map((product) => inlineCard(say, product, botName)),
    ...(found.length > CARDS && { next: String(from + CARDS) }),
  };
};
