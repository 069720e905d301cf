import type { Logger } from 'pino';
import { Busy, type Post, Unreachable } from '../chat/post.ts';
import type { MadeFile, Screen } from '../chat/screen.ts';
import type { Api } from './api.ts';
import { type ApiError, meaningOf } from './api-errors.ts';
import type { Params } from './call-body.ts';
import type { Photos } from './photos.ts';
import { editPlace, type PlaceScreen, sendPlace } from './post-place.ts';
import { type Sent, type Shown, showAsWellAsPossible } from './show-screen.ts';
import { isTopicGone, type Topics } from './topics.ts';
import { Upload } from './upload.ts';

/** Where a message goes. */
interface Target {
  readonly chat_id: number;
  readonly message_thread_id?: number;
}

const NO_PREVIEW = { is_disabled: true };
const ONCE = { retry: false };
const OUTAGE_MS = 5_000;
/** Stands for a message that went out and was deleted at once: there is none, so that the next edit sends anew. */
const NO_MESSAGE = 0;

/** Puts screens into chats through the Bot API, minding its table of errors. */
export function createPost(api: Api, photos: Photos, log?: Pick<Logger, 'error'>, topics?: Topics): Post {
  async function send(chatId: number, screen: Screen): Promise<number> {
    const { topic } = screen;
    if (!topic || !topics || chatId > 0) return sendTo({ chat_id: chatId }, screen);
    const into = async () => ({ chat_id: chatId, message_thread_id: await topics.threadOf(chatId, topic) });
    try {
      return await sendTo(await into(), screen);
    } catch (error) {
      if (!isTopicGone(error)) throw error;
      await topics.gone(chatId, topic);
      return sendTo(await into(), screen);
    }
  }

  async function sendTo(to: Target, screen: Screen): Promise<number> {
    if (screen.place) return sendPlace(api, to.chat_id, screen as PlaceScreen);
    const put = ({ file, text, ...shown }: Shown) => {
      if (screen.document) return api.call<Sent>('sendDocument', documentOf(to, screen.document, { text, ...shown }));
      return file
        ? api.call<Sent>('sendPhoto', { ...to, photo: file, caption: text, ...shown })
        : api.call<Sent>('sendMessage', { ...to, text, link_preview_options: NO_PREVIEW, ...shown });
    };
    try {
      return (await showAsWellAsPossible({ photos, log, screen, put })).message_id;
    } catch (error) {
      if (meaningOf(error) === 'was-sent') return NO_MESSAGE;
      throw error;
    }
  }

  async function edit(chatId: number, messageId: number, screen: Screen): Promise<number> {
    if (screen.place) return editPlace(api, chatId, messageId, screen as PlaceScreen);
    if (screen.keyboard || screen.document) return send(chatId, screen);
    const target = { chat_id: chatId, message_id: messageId };
    const put = ({ file, ...shown }: Shown) =>
      file
        ? api.call<Sent>('editMessageMedia', { ...target, ...mediaOf(file, shown), reply_markup: shown.reply_markup })
        : api.call<Sent>('editMessageText', { ...target, link_preview_options: NO_PREVIEW, ...shown });
    try {
      await showAsWellAsPossible({ photos, log, screen, put });
      return messageId;
    } catch (error) {
      const meaning = meaningOf(error);
      if (meaning === 'not-modified') return messageId;
      if (meaning === 'message-gone') return send(chatId, screen);
      if (meaning !== 'wrong-kind') throw error;
    }
    const fresh = await send(chatId, screen);
    await remove(chatId, messageId);
    return fresh;
  }

  /** What it said is said anew below: an old message that stays must not hide the new one's id from the caller. */
  async function remove(chatId: number, messageId: number): Promise<void> {
    await api.call('deleteMessage', { chat_id: chatId, message_id: messageId }, ONCE).catch((error) => {
      if (/can't be deleted/.test(String(error))) return strip(chatId, messageId);
    });
  }

  async function strip(chatId: number, messageId: number): Promise<void> {
    await api.call('editMessageReplyMarkup', { chat_id: chatId, message_id: messageId }, ONCE).catch(() => {});
  }

  /** A group that has become a supergroup: whoever sends tries again where it is now. */
  async function following(chatId: number, sending: Promise<number>): Promise<number> {
    try {
      return await sending;
    } catch (error) {
      const { migrateTo } = error as Partial<ApiError>;
      if (migrateTo === undefined || !topics) throw error;
      await topics.moved(chatId, migrateTo);
      throw new Busy(chatId, 1, 'the group is a supergroup now');
    }
  }

  return {
    send: (chatId, screen) => inWordsOfPost(chatId, following(chatId, send(chatId, screen))),
    edit: (chatId, messageId, screen) => inWordsOfPost(chatId, following(chatId, edit(chatId, messageId, screen))),
    remove,
    strip,
  };
}

function documentOf(to: Target, file: MadeFile, { text: caption, ...shown }: Shown): Params {
  const bytes = 'bytes' in file ? file.bytes : Buffer.from(file.text);
  return { ...to, document: new Upload(bytes, file.name), caption, ...shown };
}

function mediaOf(file: string | Upload, { text, parse_mode }: Shown): object {
  const media = { type: 'photo', media: file instanceof Upload ? 'attach://file' : file, caption: text, parse_mode };
  return file instanceof Upload ? { media, file } : { media };
}

async function inWordsOfPost<Result>(chatId: number, doing: Promise<Result>): Promise<Result> {
  try {
    return await doing;
  } catch (error) {
    const { message, retryAfterMs } = error as ApiError;
    const meaning = meaningOf(error);
    if (meaning === 'unreachable') throw new Unreachable(chatId, message);
    if (meaning === 'flood') throw new Busy(chatId, retryAfterMs ?? 1_000, 'flood control');
    if (meaning === 'passing') throw new Busy(chatId, OUTAGE_MS, message);
    throw error;
  }
}
