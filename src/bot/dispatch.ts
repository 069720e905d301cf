import type { Message } from 'telegraf/types';
import { readBelow } from '../chat/action.ts';
import type { Room } from '../chat/room.ts';
import { documentIn, readAnswer } from './answer.ts';
import { readCommand } from './command.ts';
import type { BotContext } from './context.ts';
import { readFormTap } from './form-buttons.ts';
import { sharedPlaceIn } from './shared-place.ts';
import type { BotTurn } from './turn.ts';

/** Finds the handler of a button, a command or a deep link among the rooms. */
export function createDispatch(rooms: readonly Room[]) {
  const actions = new Map(rooms.flatMap((room) => room.actions.map((one) => [one.action.code, one])));
  const commands = new Map(rooms.flatMap((room) => [...room.commands]));
  const links = rooms.flatMap((room) => [...room.links]).sort(([a], [b]) => b.length - a.length);
  const [readSharedPlace] = rooms.flatMap((room) => room.places);
  const [takeFile] = rooms.flatMap((room) => room.files);
  const [readText] = rooms.flatMap((room) => room.texts);

  async function onTap({ turn }: BotContext, tapped: string): Promise<void> {
    const { data, isBelow } = readBelow(tapped);
    if (isBelow) turn.leaveTapped();
    const found = actions.get(data.split(':')[0]!);
    const values = found?.action.read(data);
    if (found && values) return found.handle(turn, values);
    // The second of two quick taps on ✅ comes when the form is over: the message has become its result, which stays.
    if (readFormTap(data)) return turn.toast(turn.say('forms.old-button'));
    await turn.toast(turn.say('chat.old-button'));
    await commands.get('menu')?.(turn, '');
  }

  async function onText({ turn, me }: BotContext, text: string): Promise<void> {
    const command = readCommand(text);
    if (!command) return readText && text ? readText(turn, text) : hint(turn, 'chat.not-understood');
    const { name, bot = me, words } = command;
    const link = name === 'start' && words ? links.find(([prefix]) => words.startsWith(prefix)) : undefined;
    const handle = commands.get(name);
    if (bot.toLowerCase() !== me.toLowerCase()) return hint(turn, 'chat.unknown-command');
    if (link) return link[1](turn, words.slice(link[0].length));
    if (handle) return handle(turn, words);
    await hint(turn, name === 'cancel' ? 'forms.cancelled' : 'chat.unknown-command');
  }

  return async (ctx: BotContext): Promise<void> => {
    if (ctx.callbackQuery) return onTap(ctx, 'data' in ctx.callbackQuery ? ctx.callbackQuery.data : '');
    const message = ctx.message as Message | undefined;
    if (!message) return;
    const place = sharedPlaceIn(message);
    if (place && (await readSharedPlace?.(ctx.turn, place))) return;
    const file = documentIn(message);
    if (file && (await takeFile?.(ctx.turn, file))) return;
    // A label of a reply keyboard whose form is over is nothing that somebody wrote.
    const isLabel = typeof readAnswer(message, []) === 'string';
    await onText(ctx, 'text' in message && !isLabel ? message.text : '');
  };
}

/** Takes away a reply keyboard too: one whose form is over would lead here again. */
function hint(turn: BotTurn, key: string): Promise<void> {
  return turn.send({ text: turn.say.html(key), keyboard: 'remove' });
}
