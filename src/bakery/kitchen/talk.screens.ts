import { label } from '../../chat/emoji.ts';
import { pager } from '../../chat/pages.ts';
import type { Say } from '../../chat/say.ts';
import type { Screen } from '../../chat/screen.ts';
import { shorten } from '../../chat/shorten.ts';
import { openKitchenCard, openTalk } from './kitchen.actions.ts';
import type { Talk, Words } from './talk.queries.ts';

/** Eight of them and their heads fit into the 4096 characters of a message. */
const CUT = 400;
const NAME = 20;

/** In the place of the kitchen's card: what customer, courier and bakery have written to each other. */
export function talkScreen(say: Say, talk: Talk, now: Date): Screen {
  const { orderId, page, count } = talk;
  const title = label('note', say.html('kitchen.talk.title', { number: orderId }));
  const words = talk.words.map((one) => wordsText(say, one, say.time(one.at, talk.timeZone, now)));
  return {
    text: [title, ...(words.length > 0 ? words : [say.html('kitchen.talk.empty')])].join('\n\n'),
    buttons: [
      ...pager(page, count, (to) => openTalk.write({ orderId, page: to })),
      [{ label: label('back', say('deliveries.assign.back')), data: openKitchenCard.write({ orderId }) }],
    ],
  };
}

function wordsText(say: Say, { from, to, text }: Words, time: string): string {
  const names = { from: shorten(from, NAME), to: shorten(to ?? '', NAME) };
  const head = say.html(to === null ? 'kitchen.talk.to-bakery' : 'kitchen.talk.to', { ...names, time });
  return `${head}\n${say.html('kitchen.talk.words', { text: shorten(text, CUT) })}`;
}
