import type { Chat } from './chat.ts';
import type { World } from './world.ts';

/** The status goes by itself. https://core.telegram.org/bots/api#sendchataction */
const SHOWN_MS = 5_000;

export function startTyping(world: World, chat: Chat, action: string): void {
  chat.typing?.stop();
  const stop = world.clock.after(SHOWN_MS, () => {
    chat.typing = null;
    world.changes.tell({ type: 'typing', chat });
  });
  chat.typing = { action, stop };
  world.changes.tell({ type: 'typing', chat });
}

/** A message from the bot ends it. */
export function stopTyping(world: World, chat: Chat): void {
  if (!chat.typing) return;
  chat.typing.stop();
  chat.typing = null;
  world.changes.tell({ type: 'typing', chat });
}
