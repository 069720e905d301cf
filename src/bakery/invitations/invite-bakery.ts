import { operation } from '../operation.ts';
import { rows } from '../rows.ts';
import { type InvitationTerms, termsWithin } from './invitation-terms.ts';

export interface NewBakeryInvitation extends InvitationTerms {
  /** SHA-256 of the token in the link, hex. */
  readonly tokenHash: string;
}

/** A link whose holder opens a bakery of their own. It shares the bot, so whoever runs the bot decides. */
export const inviteBakery = operation({
  name: 'invite-bakery',
  allow: ['operator'],
  audited: true,
  async run({ em }, { personId }, { tokenHash, ...terms }: NewBakeryInvitation) {
    const { uses, days } = termsWithin(terms);
    const [made] = await rows<{ expiresAt: Date }>(em)`
      insert into invitation (token_hash, kind, created_by_id, uses, expires_at)
      values (${tokenHash}, 'shop', ${personId}, ${uses}, now() + make_interval(days => ${days}))
      returning expires_at as "expiresAt"`;
    return { tokenHash, expiresAt: made!.expiresAt.toISOString() };
  },
});
