import type { Message } from 'telegraf/types';
import { emoji } from '../chat/emoji.ts';
import type { Answer, Choice, SentFile } from '../chat/form.ts';

export const SKIP = '⏭';

/** Reply keyboards answer with plain text: our own labels, an emoji and a word, are known by the emoji. */
const ways = new Map([
  [bare(emoji.back), 'back'],
  [bare(emoji.cancel), 'cancel'],
  [bare(SKIP), 'skip'],
] as const);

/** What a message says as an answer to a question whose choices may stand on the reply keyboard. */
export function readAnswer(message: Message, choices: readonly Choice[]): Answer | 'back' | 'cancel' | 'skip' {
  if ('text' in message) {
    const chosen = choices.find((choice) => choice.label === message.text);
    if (chosen) return { kind: 'choice', value: chosen.value };
    const [first = '', ...others] = message.text.split(' ');
    const way = others.length < 2 ? ways.get(bare(first)) : undefined;
    return way ?? { kind: 'text', text: message.text };
  }
  if ('contact' in message) {
    const own = message.contact.user_id === message.from?.id && !('forward_origin' in message);
    return { kind: 'contact', phone: message.contact.phone_number, own };
  }
  if ('location' in message) {
    const { latitude, longitude } = message.location;
    return { kind: 'location', latitude, longitude };
  }
  if ('photo' in message) return { kind: 'photo', fileId: message.photo.at(-1)!.file_id };
  const document = documentIn(message);
  return document ? { kind: 'document', ...document } : { kind: 'other' };
}

export function documentIn(message: Message): SentFile | undefined {
  if (!('document' in message) || 'animation' in message) return undefined;
  return { fileId: message.document.file_id, name: message.document.file_name ?? '' };
}

/** Without the variation selector, which some keyboards leave out. */
function bare(text: string): string {
  return text.replaceAll('\uFE0F', '');
}
