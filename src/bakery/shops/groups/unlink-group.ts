import { operation } from '../../operation.ts';
import { rows } from '../../rows.ts';

/** A shop's cards go to private chats again. @returns false when they did so already. */
export const unlinkGroup = operation({
  name: 'unlink-group',
  allow: ['owner'],
  audited: true,
  shop: async (_em, { shopId }: { shopId: number }) => shopId,
  async run({ em, emit }, _actor, { shopId }) {
    const released = await rows<{ readerId: number }>(em)`
      update group_board set released_at = now() where shop_id = ${shopId} and released_at is null
      returning reader_id as "readerId"`;
    for (const { readerId } of released) emit({ type: 'group.closed', readerId });
    return released.length > 0;
  },
});
