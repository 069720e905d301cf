import { label } from '../../chat/emoji.ts';
import { PAGE } from '../../chat/pages.ts';
import type { Say } from '../../chat/say.ts';
import type { Button, Screen } from '../../chat/screen.ts';
import { shorten } from '../../chat/shorten.ts';
import { askWhom, listInvitations, openInvitation, stopInvitation } from './invitations.actions.ts';
import type { InvitationDetails, InvitationInList } from './invitations.queries.ts';
import { listButton } from './invitations.screens.ts';

/** Letters on a button as wide as the screen, beside its emoji. */
const WIDE = 31;

/** @param found one more than a page, when there are more. */
export function invitationListScreen(say: Say, found: readonly InvitationInList[], page: number): Screen {
  const turn = (to: number): Button[] => [leaf(say, to > page, listInvitations.write({ page: to }))];
  const around = [...(page > 0 ? turn(page - 1) : []), ...(found.length > PAGE ? turn(page + 1) : [])];
  return {
    text: say.html(found.length === 0 ? 'invitations.none' : 'invitations.list-title'),
    buttons: [
      ...found.slice(0, PAGE).map((one) => [
        {
          label: label('invitation', shorten(summary(say, one), WIDE)),
          data: openInvitation.write({ invitationId: one.invitationId, from: 0, page }),
        },
      ]),
      ...(around.length > 0 ? [around] : []),
      [{ label: label('back', say('forms.back')), data: askWhom.write({}) }],
    ],
  };
}

function summary(say: Say, { kind, state, uses, used, last }: InvitationInList): string {
  const what = say(`invitations.kinds.${kind}`);
  const stands = say(`invitations.states.${state}`, { count: uses - used });
  return [what, stands, ...(last ? [last] : [])].join(' · ');
}

export interface InvitationPlace {
  /** Of the list. */
  readonly page: number;
  /** Page of those who came by it. */
  readonly from: number;
}

export function oneInvitationScreen(
  say: Say,
  details: InvitationDetails,
  { page, from, timeZone, now }: InvitationPlace & { timeZone: string; now: Date },
): Screen {
  const { invitationId, kind, state, shop, maker, uses, used, expiresAt, users } = details;
  const time = (at: Date) => say.time(at, timeZone, now);
  const turn = (to: number): Button => leaf(say, to > from, openInvitation.write({ invitationId, from: to, page }));
  const around = [...(from > 0 ? [turn(from - 1)] : []), ...((from + 1) * PAGE < used ? [turn(from + 1)] : [])];
  return {
    text: [
      say.html('invitations.one', { what: [say(`invitations.kinds.${kind}`), ...(shop ? [shop] : [])].join(' · ') }),
      [
        say.html(`invitations.now-${state}`, { until: time(expiresAt) }),
        say.html('invitations.used-of', { used, uses }),
        say.html('invitations.made-by', { maker }),
      ].join('\n'),
      ...(users.length > 0 ? [users.map((user) => userLine(say, user, time)).join('\n')] : []),
    ].join('\n\n'),
    buttons: [
      ...(around.length > 0 ? [around] : []),
      ...(state === 'open'
        ? [[{ label: label('remove', say('invitations.revoke')), data: stopInvitation.write({ invitationId, page }) }]]
        : []),
      [{ ...listButton(say, page), label: label('back', say('invitations.list')) }],
    ],
  };
}

function userLine(
  say: Say,
  { name, at, opened }: InvitationDetails['users'][number],
  time: (at: Date) => string,
): string {
  const came = { name, at: time(new Date(at)), opened };
  return say.html(opened ? 'invitations.opened-by' : 'invitations.used-by', came);
}

function leaf(say: Say, isOn: boolean, data: string): Button {
  return { label: isOn ? label('next', say('staff.next')) : label('previous', say('staff.previous')), data };
}
