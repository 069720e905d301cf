import { operation } from '../operation.ts';
import { rows } from '../rows.ts';

/** Whom a link can make; buttons carry the position, so new ones are added at the end. */
export const invitedKinds = ['employee', 'courier'] as const;
export type InvitedKind = (typeof invitedKinds)[number];

export interface NewInvitation {
  readonly shopId: number;
  readonly kind: InvitedKind;
  /** SHA-256 of the token in the link, hex. */
  readonly tokenHash: string;
}

/** The link works once and for seven days, by the clock of the database. */
export const inviteStaff = operation({
  name: 'invite-staff',
  allow: ['owner'],
  shop: async (_em, { shopId }: NewInvitation) => shopId,
  async run({ em }, { personId }, { shopId, kind, tokenHash }) {
    const [made] = await rows<{ expiresAt: Date }>(em)`
      insert into invitation (token_hash, kind, shop_id, created_by_id, expires_at)
      values (${tokenHash}, ${kind}, ${shopId}, ${personId}, now() + interval '7 days')
      returning expires_at as "expiresAt"`;
    return { tokenHash, expiresAt: made!.expiresAt.toISOString() };
  },
});
