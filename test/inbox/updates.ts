/** A tap of one person, as Telegram sends it. */
export function tap(updateId: number, personId: number, data = 'cat.show:1') {
  const from = { id: personId, is_bot: false, first_name: 'Vera', language_code: 'ru' };
  const chat = { id: personId, type: 'private', first_name: 'Vera' };
  const message = { message_id: 7, date: 1_700_000_000, chat, text: 'Bread' };
  return { update_id: updateId, callback_query: { id: `${updateId}`, from, message, chat_instance: '1', data } };
}

/** A message of one person. */
export function message(updateId: number, personId: number, text: string) {
  const from = { id: personId, is_bot: false, first_name: 'Vera' };
  const chat = { id: personId, type: 'private', first_name: 'Vera' };
  return { update_id: updateId, message: { message_id: updateId, date: 1_700_000_000, from, chat, text } };
}
