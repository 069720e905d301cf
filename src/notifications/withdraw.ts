import type { CardKey } from './card-claim.ts';
import type { Tools } from './tools.ts';

/**
 * Takes a card's message away, so that it is sent anew: who blocked the bot may have deleted the chat, or scrolled far
 * past. A message in which another card stands by now is left to that one.
 */
export async function withdraw(
  { sql, post }: Pick<Tools, 'sql' | 'post'>,
  { code, subjectId, personId }: CardKey,
  chatId: number,
): Promise<void> {
  const ours = 'c.code = $1 and c.subject_id = $2 and c.person_id = $3 and c.chat_id = $4';
  const key = [code, subjectId, personId, chatId];
  const [card] = await sql<{ messageId: number; isAlone: boolean }>(
    `select c.message_id as "messageId", not exists (select from card o where o.person_id = c.person_id
       and o.message_id = c.message_id and (o.code, o.subject_id) <> (c.code, c.subject_id)) as "isAlone"
     from card c where ${ours} and c.message_id is not null`,
    key,
  );
  if (!card) return;
  if (card.isAlone) await post.remove(chatId, card.messageId);
  await sql(`update card c set message_id = null, digest = null where ${ours} and c.message_id = $5`, [
    ...key,
    card.messageId,
  ]);
}
