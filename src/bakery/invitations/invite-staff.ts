import { notAllowed } from '../not-allowed.ts';
import { operation } from '../operation.ts';
import { rows } from '../rows.ts';
import { type InvitationTerms, type StaffKind, termsWithin } from './invitation-terms.ts';

export interface NewInvitation extends InvitationTerms {
  readonly shopId: number;
  readonly kind: StaffKind;
  /** SHA-256 of the token in the link, hex. */
  readonly tokenHash: string;
}

/** A link into a bakery that is there, until some days from now by the clock of the database. */
export const inviteStaff = operation({
  name: 'invite-staff',
  allow: ['owner'],
  audited: true,
  shop: async (_em, { shopId }: NewInvitation) => shopId,
  async run({ em }, { personId, operator }, { shopId, kind, tokenHash, ...terms }) {
    // Held until the link is there: who ends this role meanwhile finds the link and revokes it.
    const held = await rows(em)`select id from role
      where person_id = ${personId} and shop_id = ${shopId} and kind = 'owner' and active for share`;
    if (held.length === 0 && !operator) throw notAllowed(['owner']);
    const { uses, days } = termsWithin(terms);
    const [made] = await rows<{ expiresAt: Date }>(em)`
      insert into invitation (token_hash, kind, shop_id, created_by_id, uses, expires_at)
      values (${tokenHash}, ${kind}, ${shopId}, ${personId}, ${uses}, now() + make_interval(days => ${days}))
      returning expires_at as "expiresAt"`;
    return { tokenHash, expiresAt: made!.expiresAt.toISOString() };
  },
});
