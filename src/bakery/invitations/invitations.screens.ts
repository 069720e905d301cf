import { label, ticked } from '../../chat/emoji.ts';
import { shareLink } from '../../chat/link.ts';
import type { Say } from '../../chat/say.ts';
import type { Button, Screen } from '../../chat/screen.ts';
import { openHome } from '../shops/home.actions.ts';
import {
  type InvitationTerms,
  type InvitedKind,
  invitedKinds,
  offeredDays,
  offeredUses,
  usualTerms,
} from './invitation-terms.ts';
import {
  askWhom,
  listInvitations,
  makeInvitation,
  openInvitations,
  planInvitation,
  seeInvitations,
  typeUses,
} from './invitations.actions.ts';
import type { InvitingShop } from './invitations.queries.ts';

/** @param shopId 0 before the first bakery. */
export function whomToInviteScreen(say: Say, shopId: number, kinds: readonly InvitedKind[]): Screen {
  const choices = kinds.map((kind) => [
    {
      label: label('invitation', say(`invitations.kinds.${kind}`)),
      data: planInvitation.write({ shopId: kind === 'shop' ? 0 : shopId, kind: placeOf(kind), ...usualTerms }),
    },
  ]);
  return { text: say.html('invitations.ask'), buttons: [...choices, [listButton(say)], [home(say)]] };
}

export interface PlannedInvitation extends InvitationTerms {
  readonly kind: InvitedKind;
  /** Undefined for a new one. */
  readonly shop?: InvitingShop;
}

/** Three taps at most: whom, and what is usual is ticked already. */
export function planScreen(say: Say, { kind, shop, uses, days }: PlannedInvitation): Screen {
  const place = { shopId: shop?.shopId ?? 0, kind: placeOf(kind) };
  const people = (count: number): Button => ({
    label: ticked(uses === count, String(count)),
    data: planInvitation.write({ ...place, uses: count, days }),
  });
  const isTyped = !offeredUses.some((offered) => offered === uses);
  return {
    text: say.html(`invitations.plan-${kind}`, { shop: shop?.name }),
    buttons: [
      offeredUses.map(people),
      [
        ...(isTyped ? [people(uses)] : []),
        { label: label('edit', say('invitations.type-uses')), data: typeUses.write({ ...place, days }) },
      ],
      offeredDays.map((count) => ({
        label: ticked(days === count, say('invitations.days', { count })),
        data: planInvitation.write({ ...place, uses, days: count }),
      })),
      [{ label: label('confirm', say('invitations.make')), data: makeInvitation.write({ ...place, uses, days }) }],
      [{ label: label('back', say('forms.back')), data: askWhom.write({}) }],
    ],
  };
}

export interface MadeInvitation extends PlannedInvitation {
  readonly link: string;
  readonly expiresAt: Date;
  /** Of whoever made it, at work. */
  readonly timeZone: string;
  /** Of the link, PNG. */
  readonly qr: Uint8Array;
}

/** The only time that the link is shown: nobody can read it again, the database holds its hash. */
export function invitationScreen(say: Say, made: MadeInvitation, now: Date): Screen {
  const { kind, link, uses, expiresAt, timeZone, shop, qr } = made;
  const until = say.time(expiresAt, timeZone, now);
  const invited = say(`invitations.share-${kind}`, { shop: shop?.name });
  return {
    text: [
      say.html(`invitations.made-${kind}`, { shop: shop?.name }),
      say.html('invitations.works', { count: uses, until }),
      say.html('invitations.link', { link }),
    ].join('\n\n'),
    photo: { name: 'invitation.png', bytes: qr },
    buttons: [
      [
        { label: label('share', say('invitations.share')), url: shareLink(link, invited) },
        { label: label('invitation', say('invitations.copy')), copy: link },
      ],
      [{ label: label('invitation', say('invitations.another')), data: openInvitations.write({}) }],
      [{ label: label('invitation', say('invitations.list')), data: seeInvitations.write({}) }],
    ],
  };
}

export function listButton(say: Say, page = 0): Button {
  return { label: label('invitation', say('invitations.list')), data: listInvitations.write({ page }) };
}

function placeOf(kind: InvitedKind): number {
  return invitedKinds.indexOf(kind);
}

export function home(say: Say): Button {
  return { label: label('back', say('people.home')), data: openHome.write({}) };
}
