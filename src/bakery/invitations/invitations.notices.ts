import type { Hearers, Notice } from '../../chat/notice.ts';
import { inviterOf, newcomer } from './invitations.queries.ts';
import { newcomerScreen } from './welcome.screens.ts';

/** Whoever made a link hears who has used it: a link that went astray is noticed. Its subject is the use. */
export const joinedNotice: Notice = {
  code: 'inv.used',
  keeps: 'message',
  async render({ em, say, personId }, useId) {
    const found = await newcomer(em, useId, personId);
    return found && newcomerScreen(say, found);
  },
};

export const invitationHearers: Hearers = {
  async 'invitation.used'(em, { useId }) {
    const inviters = await inviterOf(em, useId);
    return inviters.map((personId) => ({ notice: joinedNotice, subjectId: useId, personId }));
  },
};
