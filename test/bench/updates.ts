let nextId = 1;

function user(id: number) {
  return { id, is_bot: false, first_name: 'Vera', language_code: 'en' };
}

/** Somebody writes to the bot in private. */
export function message(id: number, text: string): object {
  const chat = { id, type: 'private', first_name: 'Vera' };
  const entities = text.startsWith('/') ? [{ type: 'bot_command', offset: 0, length: text.length }] : undefined;
  return { update_id: nextId++, message: { message_id: nextId, date: now(), chat, from: user(id), text, entities } };
}

/** Somebody taps a button under a message of the bot. */
export function tap(id: number, data: string): object {
  const chat = { id, type: 'private', first_name: 'Vera' };
  const under = { message_id: 7, date: now(), chat, text: 'x' };
  const query = { id: String(nextId), from: user(id), chat_instance: '1', message: under, data };
  return { update_id: nextId++, callback_query: query };
}

function now(): number {
  return Math.floor(Date.now() / 1000);
}
