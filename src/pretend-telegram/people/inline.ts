import { personWrites } from '../world/acts.ts';
import type { InlineAnswer } from '../world/inline-queries.ts';
import type { Hand, Where } from './hand.ts';
import { orNull } from './waiting.ts';

export interface InlineView {
  /** Of the query. */
  id: string;
  results: { id: string; type: string; title?: string; description?: string; thumbnailUrl?: string }[];
  nextOffset?: string;
  button?: { text: string; startParameter?: string };
}

/** Words typed after the bot's name, in any chat. @returns null when the bot did not answer in time. */
export async function askInline(
  { world, account }: Hand,
  query: string,
  offset: string,
  ms: number,
): Promise<InlineView | null> {
  const id = world.randomId();
  const answer = world.inlineQueries.await(id);
  world.updates.push(
    'inline_query',
    { id, from: account.api(), query, offset, chat_type: 'sender' },
    `inline:${account.id}`,
  );
  const said = await orNull<InlineAnswer>(answer, ms);
  if (!said) return null;
  world.inlineQueries.keep({ ...said, id, person: account.id, query });
  return { ...said, id, results: said.results.map(({ content: _, markup: __, ...listed }) => listed) };
}

/** Sends one of the results into a chat. @returns the message's id */
export function pickResult(hand: Hand, resultId: string, query: string | undefined, where: Where): number {
  const { world, account } = hand;
  const found = world.inlineQueries.find(account.id, resultId, query);
  if (!found) throw new Error(`${account.name} was offered no result "${resultId}".`);
  const { content, markup } = found.result;
  const { bill: _, ...said } = content;
  const message = personWrites(world, account, hand.placeAt(where), {
    ...said,
    via_bot: world.bot.api(),
    ...(markup && { reply_markup: markup }),
  });
  const inlineMessageId = markup && world.nameInlineMessage(message);
  const chosen = { result_id: resultId, from: account.api(), query: found.answered.query };
  const update = { ...chosen, ...(inlineMessageId && { inline_message_id: inlineMessageId }) };
  world.updates.push('chosen_inline_result', update, `inline:${account.id}`);
  return message.api.message_id;
}
