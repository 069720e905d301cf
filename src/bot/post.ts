import { Busy, type Post, Unreachable } from '../chat/post.ts';
import type { Keyboard, Screen } from '../chat/screen.ts';
import { type Api, type Params, Upload } from './api.ts';
import { type ApiError, meaningOf } from './api-errors.ts';
import type { Photos } from './photos.ts';

interface Sent {
  readonly message_id: number;
  readonly photo?: readonly { readonly file_id: string }[];
}

/** Puts screens into chats through the Bot API, minding its table of errors. */
export function createPost(api: Api, photos: Photos): Post {
  async function send(chatId: number, screen: Screen): Promise<number> {
    const file = screen.photo && (await photos.get(screen.photo.photoId));
    const sent = await call(chatId, screen, (shown, text) =>
      file
        ? api.call<Sent>('sendPhoto', { chat_id: chatId, photo: file, caption: text, ...shown })
        : api.call<Sent>('sendMessage', { chat_id: chatId, text, link_preview_options: NO_PREVIEW, ...shown }),
    ).catch((error) => withFreshFile(error, screen, () => send(chatId, withoutPhoto(screen))));
    if (typeof sent === 'number') return sent;
    await rememberFile(screen, sent);
    return sent.message_id;
  }

  async function withFreshFile(error: unknown, screen: Screen, plain: () => Promise<number>): Promise<number | Sent> {
    if (meaningOf(error) !== 'stale-file' || !screen.photo) throw error;
    photos.forget(screen.photo.photoId);
    const bytes = await photos.bytes(screen.photo.photoId);
    const chatId = (error as { chatId?: number }).chatId;
    if (!bytes || chatId === undefined) return plain();
    return call(chatId, screen, (shown, text) =>
      api.call<Sent>('sendPhoto', { chat_id: chatId, photo: bytes, caption: text, ...shown }),
    );
  }

  async function rememberFile(screen: Screen, sent: Sent | true): Promise<void> {
    const fileId = sent === true ? undefined : sent.photo?.at(-1)?.file_id;
    if (screen.photo && fileId) await photos.remember(screen.photo.photoId, fileId);
  }

  async function edit(chatId: number, messageId: number, screen: Screen): Promise<number> {
    if (screen.keyboard) return send(chatId, screen);
    const target = { chat_id: chatId, message_id: messageId };
    const file = screen.photo && (await photos.get(screen.photo.photoId));
    try {
      const edited = await call(chatId, screen, ({ reply_markup, parse_mode }, text) => {
        if (!file) {
          return api.call<Sent>('editMessageText', {
            ...target,
            text,
            parse_mode,
            link_preview_options: NO_PREVIEW,
            reply_markup,
          });
        }
        const media = {
          type: 'photo',
          media: file instanceof Upload ? 'attach://file' : file,
          caption: text,
          parse_mode,
        };
        const upload = file instanceof Upload ? { file } : {};
        return api.call<Sent>('editMessageMedia', { ...target, media, reply_markup, ...upload });
      });
      await rememberFile(screen, edited);
      return messageId;
    } catch (error) {
      return replace(error, chatId, messageId, screen);
    }
  }

  /** A message that cannot become this screen gives way to a new one. */
  async function replace(error: unknown, chatId: number, messageId: number, screen: Screen): Promise<number> {
    const meaning = meaningOf(error);
    if (meaning === 'not-modified') return messageId;
    if (meaning === 'message-gone') return send(chatId, screen);
    if (meaning !== 'wrong-kind' && meaning !== 'stale-file') throw error;
    if (meaning === 'stale-file' && screen.photo) photos.forget(screen.photo.photoId);
    const fresh = await send(chatId, screen);
    await remove(chatId, messageId);
    return fresh;
  }

  async function remove(chatId: number, messageId: number): Promise<void> {
    const target = { chat_id: chatId, message_id: messageId };
    await api.call('deleteMessage', target).catch(async (error) => {
      if (/message can't be deleted/i.test(String(error)))
        await api.call('editMessageReplyMarkup', target).catch(() => {});
      else if (meaningOf(error) === 'unknown') throw error;
    });
  }

  /** Formatted first; as plain text when Telegram cannot parse it. Errors become the words of chat/post.ts. */
  async function call<Result>(
    chatId: number,
    screen: Screen,
    make: (shown: Params, text: string) => Promise<Result>,
  ): Promise<Result> {
    const reply_markup = markupOf(screen);
    try {
      return await make({ parse_mode: 'HTML', reply_markup }, screen.text);
    } catch (error) {
      const meaning = meaningOf(error);
      if (meaning === 'bad-entities') return make({ reply_markup }, plainText(screen.text));
      if (meaning === 'unreachable') throw new Unreachable(chatId, (error as Error).message);
      if (meaning === 'flood') throw new Busy(chatId, (error as ApiError).retryAfterMs ?? 1000, 'flood control');
      if (meaning === 'passing') throw new Busy(chatId, 5_000, (error as Error).message);
      throw Object.assign(error as Error, { chatId });
    }
  }

  return { send, edit };
}

const NO_PREVIEW = { is_disabled: true };

function withoutPhoto({ text, buttons, keyboard }: Screen): Screen {
  return { text, buttons, keyboard };
}

/** The words without tags and entities. */
export function plainText(html: string): string {
  return html
    .replace(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
}

function markupOf({ buttons, keyboard }: Screen): object | undefined {
  if (keyboard) return keyboardOf(keyboard);
  if (!buttons) return undefined;
  return {
    inline_keyboard: buttons.map((row) =>
      row.map((button) => {
        if ('data' in button) return { text: button.label, callback_data: button.data };
        if ('url' in button) return { text: button.label, url: button.url };
        return { text: button.label, copy_text: { text: button.copy } };
      }),
    ),
  };
}

function keyboardOf(keyboard: Keyboard): object {
  if (keyboard === 'remove') return { remove_keyboard: true };
  return {
    resize_keyboard: true,
    one_time_keyboard: true,
    keyboard: keyboard.map((row) =>
      row.map((button) => {
        if (!('asksFor' in button)) return { text: button.label };
        return { text: button.label, [`request_${button.asksFor}`]: true };
      }),
    ),
  };
}
