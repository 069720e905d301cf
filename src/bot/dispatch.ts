import type { Message } from 'telegraf/types';
import type { Room } from '../chat/room.ts';
import type { BotContext } from './context.ts';

/** Finds the handler of a button, a command or a deep link among the rooms. */
export function createDispatch(rooms: readonly Room[]) {
  const actions = new Map(rooms.flatMap((room) => room.actions.map((one) => [one.action.code, one])));
  const commands = new Map(rooms.flatMap((room) => [...room.commands]));
  const links = rooms.flatMap((room) => [...room.links]).sort(([a], [b]) => b.length - a.length);

  async function onTap({ turn }: BotContext, data: string): Promise<void> {
    const found = actions.get(data.split(':')[0]!);
    const values = found?.action.read(data);
    if (found && values) return found.handle(turn, values);
    await turn.toast(turn.say('chat.old-button'));
    await commands.get('menu')?.(turn, '');
  }

  async function onText({ turn, me }: BotContext, text: string): Promise<void> {
    const found = /^\/(\w+)(?:@(\w+))?(?:\s+([\s\S]*))?$/.exec(text);
    if (!found) return turn.send({ text: turn.say.html('chat.not-understood') });
    const [, name, mentioned, words = ''] = found;
    if (mentioned && mentioned.toLowerCase() !== me.toLowerCase()) return;
    const link = name === 'start' && words ? links.find(([prefix]) => words.startsWith(prefix)) : undefined;
    if (link) return link[1](turn, words.slice(link[0].length));
    const command = commands.get(name!.toLowerCase());
    if (command) return command(turn, words.trim());
    await turn.send({ text: turn.say.html('chat.unknown-command') });
  }

  return async (ctx: BotContext): Promise<void> => {
    if (ctx.callbackQuery) return onTap(ctx, 'data' in ctx.callbackQuery ? ctx.callbackQuery.data : '');
    const message = ctx.message as Message | undefined;
    if (message?.chat.type !== 'private') return;
    return onText(ctx, 'text' in message ? message.text : '');
  };
}
