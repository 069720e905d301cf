import { tidy } from '../../../chat/readers.ts';
import { room } from '../../../chat/room.ts';
import type { Turn } from '../../../chat/turn.ts';
import { hits } from './hits.queries.ts';
import { offerInline } from './inline.chat.ts';
import { keepSearch } from './keep-search.ts';
import { openHits, openSearch } from './search.actions.ts';
import { askScreen, hitsScreen, oldSearchScreen } from './search.screens.ts';
import { LONGEST_SEARCH } from './search.ts';

export const search = room();

search.on(openSearch, (turn) => turn.show(askScreen(turn.say)));
search.on(openHits, (turn, { searchId, page }) => showHits(turn, searchId, page));
search.command('search', lookFor);
search.text(lookFor);
search.inline(offerInline);

async function lookFor(turn: Turn, written: string): Promise<void> {
  const { firstName, operator, shopId } = turn.visitor;
  // Before there is a bakery there is nothing to find.
  if (shopId === undefined) {
    const text = turn.say.html(operator ? 'refusals.shop.none-yet' : 'home.no-shop', { name: firstName });
    return turn.send({ text });
  }
  const words = [...tidy(written)].slice(0, LONGEST_SEARCH).join('').trim();
  if (words === '') return turn.send(askScreen(turn.say));
  const { searchId } = await turn.run(keepSearch, { words });
  await showHits(turn, searchId, 0);
}

async function showHits(turn: Turn, searchId: number, page: number): Promise<void> {
  const { personId, shopId = 0 } = turn.visitor;
  const found = await turn.read(hits, { shopId, personId, searchId, page });
  await turn.show(found ? hitsScreen(turn.say, found) : oldSearchScreen(turn.say));
}
