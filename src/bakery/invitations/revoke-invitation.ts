import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { operation } from '../operation.ts';
import { rows } from '../rows.ts';

interface OneInvitation {
  readonly invitationId: number;
}

/** From here on it lets nobody in; those who came by it stay. A second time changes nothing. */
export const revokeInvitation = operation({
  name: 'revoke-invitation',
  allow: ['owner'],
  audited: true,
  shop: shopOfInvitation,
  async run({ em }, _actor, { invitationId }: OneInvitation) {
    await rows(em)`update invitation set revoked_at = now() where id = ${invitationId} and revoked_at is null`;
  },
});

/** @returns undefined for one to a new bakery, which the operator alone may touch. */
async function shopOfInvitation(em: SqlEntityManager, { invitationId }: OneInvitation): Promise<number | undefined> {
  const [found] = await rows<{ shopId: number | null }>(em)`
    select shop_id as "shopId" from invitation where id = ${invitationId}`;
  return found?.shopId ?? undefined;
}
