import type { Hearers, Notice } from '../../chat/notice.ts';
import { inviterOf, newcomer } from './invitations.queries.ts';
import { newcomerScreen } from './invitations.screens.ts';

/** Whoever made a link hears who has used it: a link that went astray is noticed. Its subject is the invitation. */
export const joinedNotice: Notice = {
  code: 'ppl.joined',
  keeps: 'message',
  async render({ em, say, personId }, invitationId) {
    const found = await newcomer(em, invitationId, personId);
    return found && newcomerScreen(say, found);
  },
};

export const invitationHearers: Hearers = {
  async 'invitation.accepted'(em, { invitationId }) {
    const inviters = await inviterOf(em, invitationId);
    return inviters.map((personId) => ({ notice: joinedNotice, subjectId: invitationId, personId }));
  },
};
