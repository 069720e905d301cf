import { room } from '../../chat/room.ts';
import type { Turn } from '../../chat/turn.ts';
import { Refusal } from '../refusal.ts';
import { acceptInvitation } from './accept-invitation.ts';
import { atWork } from './at-work.ts';
import { hashOf, INVITATION_PREFIX, linkOf, newToken } from './invitation-link.ts';
import { invite, openInvitations } from './invitations.actions.ts';
import { invitationHearers, joinedNotice } from './invitations.notices.ts';
import { invitingShop } from './invitations.queries.ts';
import { invitationScreen, welcomeScreen, whomToInviteScreen } from './invitations.screens.ts';
import { type InvitedKind, invitedKinds, inviteStaff } from './invite-staff.ts';
import { workplace } from './workplace.ts';

export const invitations = room();

invitations.tells(invitationHearers, joinedNotice);

invitations.command('invite', askWhom);
invitations.on(openInvitations, askWhom);

invitations.on(invite, async (turn, { kind: position }) => {
  const kind = invitedKinds[position];
  if (!kind) return turn.show(whomToInviteScreen(turn.say));
  const shopId = workplace(turn.visitor, 'owner');
  const shop = await turn.read(invitingShop, shopId);
  const { token, expiresAt } = await newInvitation(turn, shopId, kind);
  const link = linkOf(turn.botName, token);
  await turn.show(invitationScreen(turn.say, { kind, link, expiresAt, shop: shop! }, turn.now));
});

async function askWhom(turn: Turn): Promise<void> {
  const shopId = workplace(turn.visitor, 'owner');
  await turn.send(await atWork(turn, shopId, whomToInviteScreen(turn.say)));
}

/**
 * After a crash the repeated update gets the result of an invitation whose token nobody knows any more: then
 * another one is made.
 */
async function newInvitation(turn: Turn, shopId: number, kind: InvitedKind) {
  for (;;) {
    const token = newToken();
    const made = await turn.run(inviteStaff, { shopId, kind, tokenHash: hashOf(token) });
    if (made.tokenHash === hashOf(token)) return { token, expiresAt: new Date(made.expiresAt) };
  }
}

invitations.link(INVITATION_PREFIX, async (turn, token) => {
  const answer = await turn.run(acceptInvitation, { tokenHash: hashOf(token) });
  if ('refused' in answer) throw new Refusal(`invitation.${answer.refused}`);
  await turn.send(welcomeScreen(turn.say, answer.joined));
  await turn.commandsChanged();
});
