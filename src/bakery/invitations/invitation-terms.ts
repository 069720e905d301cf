/** What a link can make of somebody; `shop`: the owner of a new bakery. Their places are part of buttons. */
export const invitedKinds = ['employee', 'courier', 'owner', 'shop'] as const;
export type InvitedKind = (typeof invitedKinds)[number];
/** What somebody can become in a bakery that is there. */
export type StaffKind = Exclude<InvitedKind, 'shop'>;

export interface InvitationTerms {
  /** By how many people. */
  readonly uses: number;
  readonly days: number;
}

export const MOST_USES = 99;
export const offeredUses = [1, 5, 20] as const;
export const offeredDays = [1, 7, 30] as const;
export const usualTerms: InvitationTerms = { uses: 1, days: 7 };

/** What was asked for within what is offered: a button can be forged. */
export function termsWithin({ uses, days }: InvitationTerms): InvitationTerms {
  return {
    uses: Math.min(Math.max(uses, 1), MOST_USES),
    days: offeredDays.find((offered) => offered === days) ?? usualTerms.days,
  };
}
