import { label } from '../../chat/emoji.ts';
import type { Say } from '../../chat/say.ts';
import type { Button, Screen } from '../../chat/screen.ts';
import { openProducts } from '../catalog/console/products.actions.ts';
import { openDeliveries, openDuty } from '../deliveries/deliveries.actions.ts';
import { openBoard } from '../kitchen/kitchen.actions.ts';
import { openSettings } from '../shops/settings/settings.actions.ts';
import type { AcceptedInvitation } from './accept-invitation.ts';
import type { StaffKind } from './invitation-terms.ts';
import type { Newcomer } from './invitations.queries.ts';
import { home } from './invitations.screens.ts';

/** Greets whoever used a link, with what they can do now. */
export function welcomeScreen(say: Say, { kind, shop }: AcceptedInvitation): Screen {
  const board = { label: label('bake', say('invitations.welcome.board')), data: openBoard.write({ page: 0 }) };
  const work: Record<StaffKind, Button[][]> = {
    employee: [[board]],
    courier: [
      [{ label: label('delivery', say('invitations.welcome.deliveries')), data: openDeliveries.write({ page: 0 }) }],
      [{ label: say('invitations.welcome.duty'), data: openDuty.write({}) }],
    ],
    owner: [
      [board],
      [{ label: label('stock', say('home.products')), data: openProducts.write({ page: 0 }) }],
      [{ label: label('settings', say('settings.open')), data: openSettings.write({ shopId: 0 }) }],
    ],
  };
  return { text: say.html(`invitations.welcome.${kind}`, { shop }), buttons: [...work[kind], [home(say)]] };
}

export function newcomerScreen(say: Say, { newcomer, kind, shop }: Newcomer): Screen {
  return { text: say.html(`invitations.joined.${kind}`, { newcomer, shop }) };
}
