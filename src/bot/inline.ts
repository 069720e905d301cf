import type { Logger } from 'pino';
import type { InlineQuery } from 'telegraf/types';
import type { InlineCard, InlineHandler } from '../chat/inline.ts';
import type { Api } from './api.ts';
import { meaningOf } from './api-errors.ts';
import type { TurnTools } from './turn.ts';
import type { People } from './who.ts';

/** Prices and shelves change; nobody's neighbour sees these, for language and shop differ from person to person. */
const KEPT_BY_TELEGRAM = { cache_time: 60, is_personal: true };

export interface InlineOptions {
  readonly api: Api;
  readonly people: People;
  readonly tools: Pick<TurnTools, 'orm' | 'sayIn' | 'botName'>;
  readonly handle: InlineHandler | undefined;
  readonly log: Logger;
}

/** Answers `@bot words`. Who asks writes on: what went wrong is not tried again. */
export function createInline({ api, people, tools, handle, log }: InlineOptions) {
  const { orm, sayIn, botName } = tools;

  async function answer({ id, from, query, offset }: InlineQuery): Promise<void> {
    const visitor = await people.glance(from);
    const say = sayIn(visitor.language);
    const em = orm.em.fork();
    const asked = { say, visitor, botName, words: query, offset, read: reader(em) };
    const { cards, next = '' } = (await handle?.(asked)) ?? { cards: [] };
    const give = (results: object[]) =>
      api.call('answerInlineQuery', { inline_query_id: id, results, next_offset: next, ...KEPT_BY_TELEGRAM });
    await give(cards.map(resultOf)).catch((error) => {
      if (meaningOf(error) !== 'stale-file') throw error;
      return give(cards.map(articleOf));
    });
  }

  return async (asked: InlineQuery): Promise<void> => {
    try {
      await answer(asked);
    } catch (error) {
      const meaning = meaningOf(error);
      if (meaning === 'unauthorized') throw error;
      if (meaning !== 'query-too-old') log.warn({ err: error }, 'An inline query was not answered');
    }
  };
}

function reader(em: ReturnType<TurnTools['orm']['em']['fork']>) {
  // biome-ignore lint/suspicious/noExplicitAny: queries of every argument
  return (query: any, ...args: any[]) => query(em, ...args);
}

function resultOf(card: InlineCard): object {
  const { fileId, text, title, description } = card;
  if (!fileId) return articleOf(card);
  return {
    ...shared(card),
    type: 'photo',
    photo_file_id: fileId,
    title,
    description,
    caption: text,
    parse_mode: 'HTML',
  };
}

function articleOf(card: InlineCard): object {
  const { title, description, text } = card;
  const content = { message_text: text, parse_mode: 'HTML', link_preview_options: { is_disabled: true } };
  return { ...shared(card), type: 'article', title, description, input_message_content: content };
}

function shared({ id, button }: InlineCard): object {
  return { id, reply_markup: { inline_keyboard: [[{ text: button.label, url: button.url }]] } };
}
