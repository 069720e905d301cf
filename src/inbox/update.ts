/** What may arrive; Telegram's default would leave out nothing we need, but would send what we never read. */
export const allowedUpdates = [
  'message',
  'edited_message',
  'callback_query',
  'inline_query',
  'chosen_inline_result',
  'shipping_query',
  'pre_checkout_query',
  'my_chat_member',
] as const;

/** Lane of the few updates that name neither a person nor a chat. */
const NOBODY = 0;

/** A Telegram Update as far as the inbox reads it: the number, and one field named after its kind. */
export interface Update {
  readonly update_id: number;
}

interface Payload {
  readonly from?: { readonly id?: unknown };
  readonly user?: { readonly id?: unknown };
  readonly chat?: { readonly id?: unknown };
}

export function isUpdate(value: unknown): value is Update {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return Number.isSafeInteger((value as { update_id?: unknown }).update_id);
}

/** `message`, `callback_query` …, as Telegram names the field; `unknown` when there is none. */
export function kindOf(update: object): string {
  return Object.keys(update).find((key) => key !== 'update_id') ?? 'unknown';
}

/** Telegram id of the person, else of the chat: updates of one lane are handled one after the other. */
export function laneOf(update: object): number {
  const payload = (update as Record<string, Payload | undefined>)[kindOf(update)];
  const ids = [payload?.from?.id, payload?.user?.id, payload?.chat?.id];
  return ids.find((id): id is number => Number.isSafeInteger(id)) ?? NOBODY;
}
