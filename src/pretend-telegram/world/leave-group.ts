import { memberUpdate } from './acts.ts';
import type { Chat } from './chat.ts';
import type { World } from './world.ts';
import { write } from './write.ts';

/** The bot goes by itself. */
export function leaveGroup(world: World, chat: Chat): void {
  const from = chat.botStatus;
  const bot = world.bot.api();
  write(world, { chat, from: bot, content: { left_chat_member: bot } });
  chat.botStatus = 'left';
  const update = memberUpdate(world, chat, bot, { user: bot, from, to: 'left' });
  world.updates.push('my_chat_member', update, `chat:${chat.id}`);
  world.changes.tell({ type: 'chat', chat });
}
