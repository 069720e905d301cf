import { form, showNothing } from '../../chat/form.ts';
import { wholeNumber } from '../../chat/readers.ts';
import type { Turn } from '../../chat/turn.ts';
import { invitedKinds, MOST_USES, usualTerms } from './invitation-terms.ts';
import { invitingShop } from './invitations.queries.ts';
import { planScreen, whomToInviteScreen } from './invitations.screens.ts';

interface UsesDraft {
  /** 0 for a new one. */
  readonly shopId: number;
  /** A place in `invitedKinds`. */
  readonly kind: number;
  readonly days: number;
  readonly uses: number;
}

/** For how many people, when it is none of the usual numbers. */
export const usesForm = form<UsesDraft>({
  id: 'invite-uses',
  steps: { uses: { ask: 'invitations.ask-uses', read: wholeNumber(1, MOST_USES) } },
  submit: (turn, plan) => showPlan(turn, plan),
  cancelled: (turn, plan) => showPlan(turn, { ...(plan as UsesDraft), uses: usualTerms.uses }),
  putAside: showNothing,
});

export async function showPlan(turn: Turn, { shopId, kind: place, uses, days }: UsesDraft): Promise<void> {
  const kind = invitedKinds[place];
  const shop = shopId === 0 ? undefined : await turn.read(invitingShop, shopId);
  if (!kind || (kind !== 'shop' && !shop))
    return turn.show(whomToInviteScreen(turn.say, shopId, ['employee', 'courier']));
  await turn.show(planScreen(turn.say, { kind, shop, uses, days }));
}
