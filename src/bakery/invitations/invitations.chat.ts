import { room } from '../../chat/room.ts';
import type { Screen } from '../../chat/screen.ts';
import type { Turn } from '../../chat/turn.ts';
import { locked } from '../locked.ts';
import { notAllowed } from '../not-allowed.ts';
import { hashOf, INVITATION_PREFIX, linkOf, newToken } from '../people/invitation-link.ts';
import { mustOwn, workplace } from '../people/workplace.ts';
import { atWork } from '../people/workplaces/at-work.ts';
import { Refusal } from '../refusal.ts';
import { beginOpening } from '../shops/begin-opening.ts';
import { shopOpenedScreen } from '../shops/open-shop.screens.ts';
import { qrOf } from '../shops/qr.ts';
import { acceptInvitation } from './accept-invitation.ts';
import { type InvitationPlace, invitationListScreen, oneInvitationScreen } from './invitation-list.screens.ts';
import { type InvitationTerms, type InvitedKind, invitedKinds, termsWithin, usualTerms } from './invitation-terms.ts';
import {
  askWhom,
  invite,
  listInvitations,
  makeInvitation,
  openInvitation,
  openInvitations,
  planInvitation,
  seeInvitations,
  stopInvitation,
  typeUses,
} from './invitations.actions.ts';
import { invitationHearers, joinedNotice } from './invitations.notices.ts';
import { type InvitationScope, invitationDetails, invitationList, invitingShop } from './invitations.queries.ts';
import { invitationScreen, whomToInviteScreen } from './invitations.screens.ts';
import { inviteBakery } from './invite-bakery.ts';
import { inviteStaff } from './invite-staff.ts';
import { revokeInvitation } from './revoke-invitation.ts';
import { showPlan, usesForm } from './uses.form.ts';
import { welcomeScreen } from './welcome.screens.ts';

export const invitations = room();

invitations.tells(invitationHearers, joinedNotice);
invitations.form(usesForm);

invitations.command('invite', async (turn) => turn.send(await whomToInvite(turn)));
invitations.on(openInvitations, async (turn) => turn.send(await whomToInvite(turn)));

invitations.on(askWhom, async (turn) => turn.show(await whomToInvite(turn)));

invitations.on(planInvitation, async (turn, { shopId, kind, ...terms }) => {
  mayInvite(turn, shopId, kindAt(kind));
  await showPlan(turn, { shopId, kind, ...termsWithin(terms) });
});
invitations.on(typeUses, async (turn, { shopId, kind, days }) => {
  mayInvite(turn, shopId, kindAt(kind));
  await turn.begin(usesForm, { shopId, kind, days });
});
invitations.on(makeInvitation, (turn, { shopId, kind, ...terms }) => make(turn, shopId, kindAt(kind), terms));
invitations.on(invite, (turn, { kind }) => make(turn, workplace(turn.visitor, 'owner'), kindAt(kind), usualTerms));

invitations.on(seeInvitations, async (turn) => turn.send(await listOf(turn, 0)));
invitations.on(listInvitations, async (turn, { page }) => turn.show(await listOf(turn, page)));
invitations.on(openInvitation, (turn, { invitationId, ...place }) => showOne(turn, invitationId, place));
invitations.on(stopInvitation, async (turn, { invitationId, page }) => {
  await turn.run(revokeInvitation, { invitationId });
  await showOne(turn, invitationId, { page, from: 0 });
});

invitations.link(INVITATION_PREFIX, async (turn, token) => {
  const tokenHash = hashOf(token);
  const answer = await turn.run(acceptInvitation, { tokenHash });
  if ('refused' in answer) throw new Refusal(`invitation.${answer.refused}`);
  if ('opening' in answer) return beginOpening(turn, tokenHash);
  await turn.send(
    'opened' in answer ? shopOpenedScreen(turn.say, answer.opened.shop) : welcomeScreen(turn.say, answer.joined),
  );
  await turn.commandsChanged();
});

/** Whoever runs the bot invites new bakeries, also before there is any. */
async function whomToInvite(turn: Turn): Promise<Screen> {
  const { operator, shopId } = turn.visitor;
  if (operator && shopId === undefined) return whomToInviteScreen(turn.say, 0, ['shop']);
  const own = workplace(turn.visitor, 'owner');
  const kinds = invitedKinds.filter((kind) => kind !== 'shop' || operator);
  return atWork(turn, own, whomToInviteScreen(turn.say, own, kinds));
}

function kindAt(place: number): InvitedKind {
  const kind = invitedKinds[place];
  if (!kind) throw new Refusal('invitation.gone');
  return kind;
}

/** For the words; the operations ask the database. @throws {Refusal} `not-allowed`, `lock.closed` */
function mayInvite(turn: Turn, shopId: number, kind: InvitedKind): void {
  if (kind !== 'shop') mustOwn(turn.visitor, shopId);
  else if (turn.visitor.locked?.length) throw locked();
  else if (!turn.visitor.operator) throw notAllowed(['operator']);
}

async function make(turn: Turn, shopId: number, kind: InvitedKind, asked: InvitationTerms): Promise<void> {
  mayInvite(turn, shopId, kind);
  const terms = termsWithin(asked);
  const { token, expiresAt } = await newInvitation(turn, shopId, kind, terms);
  const link = linkOf(turn.botName, token);
  const shop = kind === 'shop' ? undefined : await turn.read(invitingShop, shopId);
  const timeZone = shop?.timeZone ?? (await timeZoneOf(turn, scopeOf(turn)));
  const qr = await qrOf(link);
  // A message of its own: a second tap must not put another link in the place of the first.
  await turn.send(invitationScreen(turn.say, { kind, shop, ...terms, link, expiresAt, timeZone, qr }, turn.now));
}

/**
 * After a crash the repeated update gets the result of an invitation whose token nobody knows any more: then
 * another one is made.
 */
async function newInvitation(turn: Turn, shopId: number, kind: InvitedKind, terms: InvitationTerms) {
  for (;;) {
    const token = newToken();
    const tokenHash = hashOf(token);
    const made =
      kind === 'shop'
        ? await turn.run(inviteBakery, { tokenHash, ...terms })
        : await turn.run(inviteStaff, { shopId, kind, tokenHash, ...terms });
    if (made.tokenHash === tokenHash) return { token, expiresAt: new Date(made.expiresAt) };
  }
}

function scopeOf(turn: Turn): InvitationScope {
  const { operator, shopId } = turn.visitor;
  return {
    shopId: operator && shopId === undefined ? 0 : workplace(turn.visitor, 'owner'),
    toNewBakeries: operator,
  };
}

/** Before the first bakery there is none. */
async function timeZoneOf(turn: Turn, { shopId }: InvitationScope): Promise<string> {
  return (await turn.read(invitingShop, shopId))?.timeZone ?? 'UTC';
}

async function listOf(turn: Turn, page: number): Promise<Screen> {
  const scope = scopeOf(turn);
  const found = await turn.read(invitationList, scope, page);
  if (found.length === 0 && page > 0) return listOf(turn, 0);
  return atWork(turn, scope.shopId, invitationListScreen(turn.say, found, page));
}

async function showOne(turn: Turn, invitationId: number, place: InvitationPlace): Promise<void> {
  const scope = scopeOf(turn);
  const found = await turn.read(invitationDetails, scope, invitationId, place.from);
  if (!found) throw new Refusal('invitation.gone');
  const timeZone = await timeZoneOf(turn, scope);
  await turn.show(oneInvitationScreen(turn.say, found, { ...place, timeZone, now: turn.now }));
}
