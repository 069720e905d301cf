import * as bot from './bot.ts';
import * as callbacks from './callbacks.ts';
import * as commands from './commands.ts';
import * as edits from './edits.ts';
import * as media from './media.ts';
import * as messages from './messages.ts';
import type { Method } from './method.ts';
import * as pollingAndWebhook from './polling-and-webhook.ts';

const families = [bot, callbacks, commands, edits, media, messages, pollingAndWebhook];

/** Every method there is, by its name in small letters: Telegram does not mind the case. */
export const methods: ReadonlyMap<string, Method> = new Map(
  families
    .flatMap((family) => Object.values(family) as unknown[])
    .filter(isMethod)
    .map((method) => [method.name.toLowerCase(), method]),
);

function isMethod(value: unknown): value is Method {
  return typeof value === 'object' && value !== null && 'run' in value && 'parameters' in value;
}
