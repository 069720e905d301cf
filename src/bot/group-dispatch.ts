import { label } from '../chat/emoji.ts';
import type { InGroup, Room } from '../chat/room.ts';
import type { Say } from '../chat/say.ts';
import type { Screen } from '../chat/screen.ts';
import type { Command } from './command.ts';
import type { BotTurn } from './turn.ts';

/** What of the rooms is answered in a group itself. */
export function createGroupDispatch(rooms: readonly Room[]) {
  const actions = new Map(rooms.flatMap((room) => room.groupActions.map((one) => [one.action.code, one])));
  const commands = new Map(rooms.flatMap((room) => [...room.groupCommands]));
  const known = new Set(rooms.flatMap((room) => [...room.commands.keys()]));
  return {
    /** @returns undefined for a button that is answered in private. */
    forTap(data: string, group: InGroup): ((turn: BotTurn) => Promise<void>) | undefined {
      const found = actions.get(data.split(':')[0]!);
      const values = found?.action.read(data);
      return found && values && ((turn) => found.handle(turn, values, group));
    },
    /** @returns undefined for what means nothing to us: groups talk among themselves. */
    forCommand({ name, bot }: Command, group: InGroup): ((turn: BotTurn) => Promise<void>) | undefined {
      const handle = commands.get(name);
      if (handle) return (turn) => handle(turn, {}, group);
      if (!known.has(name) && bot === undefined) return undefined;
      return (turn) => turn.send(inPrivate(turn.say, turn.botName));
    },
  };
}

export function inPrivate(say: Say, botName: string): Screen {
  return {
    text: say.html('groups.in-private'),
    buttons: [[{ label: label('note', say('groups.open-private')), url: privateChat(botName) }]],
  };
}

/** Telegram opens no other link for a tap. Telegram Bot API, answerCallbackQuery.url. */
export function privateChat(botName: string): string {
  return `https://t.me/${botName}?start=hello`;
}

export function helloScreen(say: Say): Screen {
  return { text: say.html('groups.hello') };
}
