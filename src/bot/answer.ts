import type { Message } from 'telegraf/types';
import { emoji } from '../chat/emoji.ts';
import type { Answer, Choice } from '../chat/form.ts';

/** Reply keyboards answer with plain text: our own labels are known by their first emoji. */
const words = { [emoji.back]: 'back', [emoji.cancel]: 'cancel', '⏭': 'skip' } as const;

export const SKIP = '⏭';

/** What a message says as an answer to a question whose choices may stand on the reply keyboard. */
export function readAnswer(message: Message, choices: readonly Choice[]): Answer | 'back' | 'cancel' | 'skip' {
  if ('text' in message) {
    const chosen = choices.find((choice) => choice.label === message.text);
    if (chosen) return { kind: 'choice', value: chosen.value };
    const word = words[message.text.split(' ')[0] as keyof typeof words];
    return word ?? { kind: 'text', text: message.text };
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
  return { kind: 'other' };
}
