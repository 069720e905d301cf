import type { Account } from './account.ts';
import type { Chat } from './chat.ts';
import type { World } from './world.ts';

const KEPT = 50;

/** A toast over the chat, or an alert that wants an OK. */
export function notify(
  world: World,
  {
    chat,
    account,
    text,
    alert,
    message,
  }: { chat: Chat; account: Account; text: string; alert: boolean; message?: number },
): void {
  const notice = { text, alert, at: world.clock.now(), chat: chat.id, ...(message !== undefined && { message }) };
  const seen = chat.notices.get(account.id) ?? [];
  chat.notices.set(account.id, [...seen.slice(-KEPT + 1), notice]);
  world.changes.tell({ type: 'notice', chat, account, notice });
}
