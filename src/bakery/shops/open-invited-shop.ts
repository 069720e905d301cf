import { operation } from '../operation.ts';
import { lockOpenInvitation, noteUse } from '../people/use-invitation.ts';
import { Refusal } from '../refusal.ts';
import { makeShop, type NewShop } from './make-shop.ts';

export interface InvitedShop extends NewShop {
  /** SHA-256 of the token in the link, hex. */
  readonly tokenHash: string;
}

/**
 * The shop and the use of its invitation are one: no shop without it, and none used up for nothing.
 * @throws {Refusal} `shop.name-taken`, `invitation.unknown`: it was used up, has expired or was revoked meanwhile
 */
export const openInvitedShop = operation({
  name: 'open-invited-shop',
  allow: ['anybody'],
  audited: true,
  async run({ em, emit }, { personId }, { tokenHash, ...shop }: InvitedShop) {
    const invitation = await lockOpenInvitation(em, personId, tokenHash);
    if (invitation?.kind !== 'shop') throw new Refusal('invitation.unknown');
    const shopId = await makeShop(em, personId, shop);
    emit({ type: 'invitation.used', useId: await noteUse(em, invitation.id, personId, shopId) });
    return { shopId };
  },
});
