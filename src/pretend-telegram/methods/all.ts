import * as bot from './bot.ts';
import * as callbacks from './callbacks.ts';
import * as chatAction from './chat-action.ts';
import * as chats from './chats.ts';
import * as commands from './commands.ts';
import * as copies from './copies.ts';
import * as deletes from './deletes.ts';
import * as editMedia from './edit-media.ts';
import * as edits from './edits.ts';
import * as files from './files.ts';
import * as inline from './inline.ts';
import * as media from './media.ts';
import * as messages from './messages.ts';
import type { Method } from './method.ts';
import * as payments from './payments.ts';
import * as pins from './pins.ts';
import * as places from './places.ts';
import * as pollingAndWebhook from './polling-and-webhook.ts';
import * as reactions from './reactions.ts';
import * as topics from './topics.ts';

const families = [
  bot,
  callbacks,
  chatAction,
  chats,
  commands,
  copies,
  deletes,
  editMedia,
  edits,
  files,
  inline,
  media,
  messages,
  payments,
  pins,
  places,
  pollingAndWebhook,
  reactions,
  topics,
];

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
