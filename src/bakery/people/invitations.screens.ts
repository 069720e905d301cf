import { label } from '../../chat/emoji.ts';
import type { Say } from '../../chat/say.ts';
import type { Button, Screen } from '../../chat/screen.ts';
import { openDeliveries, openDuty } from '../deliveries/deliveries.actions.ts';
import { openBoard } from '../kitchen/kitchen.actions.ts';
import { openHome } from '../shops/home.actions.ts';
import type { AcceptedInvitation } from './accept-invitation.ts';
import { invite, openInvitations } from './invitations.actions.ts';
import type { InvitingShop, Newcomer } from './invitations.queries.ts';
import { type InvitedKind, invitedKinds } from './invite-staff.ts';

export function whomToInviteScreen(say: Say): Screen {
  const choices = invitedKinds.map((kind, position) => {
    return [{ label: label('invitation', say(`people.invite.${kind}`)), data: invite.write({ kind: position }) }];
  });
  return { text: say.html('people.invite.ask'), buttons: [...choices, [home(say)]] };
}

export interface MadeInvitation {
  readonly kind: InvitedKind;
  readonly link: string;
  readonly expiresAt: Date;
  readonly shop: InvitingShop;
}

export function invitationScreen(say: Say, { kind, link, expiresAt, shop }: MadeInvitation, now: Date): Screen {
  const until = say.time(expiresAt, shop.timeZone, now);
  return {
    text: say.html(`people.invite.made-${kind}`, { shop: shop.name, until, link }),
    buttons: [
      [{ label: label('invitation', say('people.invite.copy')), copy: link }],
      [{ label: label('back', say('people.invite.another')), data: openInvitations.write({}) }],
    ],
  };
}

/** Greets whoever used a link, with what they can do now. */
export function welcomeScreen(say: Say, { kind, shop }: AcceptedInvitation): Screen {
  const work: Record<InvitedKind, Button[][]> = {
    employee: [[{ label: label('bake', say('people.welcome.board')), data: openBoard.write({ page: 0 }) }]],
    courier: [
      [{ label: label('delivery', say('people.welcome.deliveries')), data: openDeliveries.write({ page: 0 }) }],
      [{ label: say('people.welcome.duty'), data: openDuty.write({}) }],
    ],
  };
  return { text: say.html(`people.welcome.${kind}`, { shop }), buttons: [...work[kind], [home(say)]] };
}

export function newcomerScreen(say: Say, { newcomer, kind, shop }: Newcomer): Screen {
  return { text: say.html(`people.joined.${kind}`, { newcomer, shop }) };
}

function home(say: Say): Button {
  return { label: label('back', say('people.home')), data: openHome.write({}) };
}
