import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { operation } from '../../operation.ts';
import { Refusal } from '../../refusal.ts';
import { rows } from '../../rows.ts';

export interface Linking {
  readonly shopId: number;
  /** Telegram's id of the group, below zero. */
  readonly chatId: number;
  /** At most 64 letters. */
  readonly title: string;
  readonly isForum: boolean;
}

/**
 * A group becomes the board of a shop, instead of the one before. Linked once more it is set up anew, so an owner who
 * has given the bot a right says `/link` again.
 * @throws {Refusal} `group.taken` while it is another shop's board
 */
export const linkGroup = operation({
  name: 'link-group',
  allow: ['owner'],
  audited: true,
  shop: async (_em, { shopId }: Linking) => shopId,
  async run({ em, emit }, { personId }, linking) {
    const { shopId } = linking;
    const readerId = await groupAsReader(em, linking);
    await mustBeFree(em, readerId, shopId);
    const before = await rows<{ readerId: number }>(em)`
      update group_board set released_at = now()
      where shop_id = ${shopId} and released_at is null and reader_id <> ${readerId} returning reader_id as "readerId"`;
    await rows(em)`
      insert into group_board (reader_id, shop_id, title, is_forum, linked_by_id)
      values (${readerId}, ${shopId}, ${linking.title}, ${linking.isForum}, ${personId})
      on conflict (reader_id) do update set shop_id = excluded.shop_id, title = excluded.title,
        is_forum = excluded.is_forum, linked_by_id = excluded.linked_by_id, linked_at = now(),
        denied_at = null, released_at = null`;
    for (const one of before) emit({ type: 'group.closed', readerId: one.readerId });
    emit({ type: 'group.opened', readerId });
    return { shop: await nameOf(em, shopId), hasMoved: before.length > 0 };
  },
});

async function nameOf(em: SqlEntityManager, shopId: number): Promise<string> {
  const [shop] = await rows<{ name: string }>(em)`select name from shop where id = ${shopId}`;
  return shop!.name;
}

/** Locked until the end, so that two owners link one after the other. It reads the shop's language. */
async function groupAsReader(em: SqlEntityManager, { shopId, chatId, title }: Linking): Promise<number> {
  await rows(em)`select id from shop where id = ${shopId} for update`;
  const [reader] = await rows<{ id: number }>(em)`
    insert into person (telegram_id, first_name, language)
    select ${chatId}::bigint, ${title}, language from shop where id = ${shopId}
    on conflict (telegram_id) do update set first_name = excluded.first_name, language = excluded.language,
      unreachable_since = null
    returning id`;
  return reader!.id;
}

async function mustBeFree(em: SqlEntityManager, readerId: number, shopId: number): Promise<void> {
  const [other] = await rows<{ shop: string }>(em)`
    select s.name as shop from group_board b join shop s on s.id = b.shop_id
    where b.reader_id = ${readerId} and b.released_at is null and b.shop_id <> ${shopId}`;
  if (other) throw new Refusal('group.taken', { shop: other.shop });
}
