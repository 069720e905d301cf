import { label } from '../../../chat/emoji.ts';
import { type Choice, form, showNothing } from '../../../chat/form.ts';
import { words } from '../../../chat/readers.ts';
import type { Say } from '../../../chat/say.ts';
import type { Turn } from '../../../chat/turn.ts';
import { email } from '../email.ts';
import { phone } from '../phone.ts';
import { isEmailTaken, profileOf } from './profile.queries.ts';
import { profileScreen } from './profile.screens.ts';
import { setEmail } from './set-email.ts';
import { setName } from './set-name.ts';
import { setPhone } from './set-phone.ts';

/** The only choice there is: do without. */
const WITHOUT = 0;

interface NameDraft {
  /** Null: as in Telegram. */
  readonly firstName: string | null;
  readonly lastName?: string | null;
  readonly hasOwnName: boolean;
}

export const nameForm = form<NameDraft>({
  id: 'profile-name',
  steps: {
    firstName: {
      ask: 'profile.ask.first-name',
      choices: ({ say }, { hasOwnName }) =>
        hasOwnName ? [[{ label: label('profile', say('profile.as-in-telegram')), value: WITHOUT }]] : [],
      read: (answer, { hasOwnName }) =>
        hasOwnName && answer.kind === 'choice' && answer.value === WITHOUT ? { value: null } : words(1, 64)(answer),
    },
    lastName: {
      ask: 'profile.ask.last-name',
      optional: true,
      when: ({ firstName }) => firstName !== null,
      read: words(1, 64),
    },
  },
  async submit(turn, { firstName, lastName = null }) {
    await turn.run(setName, { firstName, lastName });
    await showProfile(turn);
  },
  cancelled: (turn) => showProfile(turn),
  putAside: showNothing,
});

interface PhoneDraft {
  readonly phone: string | null;
  readonly hasPhone: boolean;
}

export const phoneForm = form<PhoneDraft>({
  id: 'profile-phone',
  steps: {
    phone: {
      ask: 'profile.ask.phone',
      shares: [{ label: 'profile.share-phone', asksFor: 'contact' }],
      choices: ({ say }, { hasPhone }) => removal(say, hasPhone),
      read(answer, { hasPhone }) {
        if (hasPhone && answer.kind === 'choice') return { value: null };
        const shared = answer.kind === 'contact' && answer.own ? phone()(answer) : { wrong: 'own-phone' };
        return 'value' in shared ? { value: shared.value.number } : shared;
      },
    },
  },
  async submit(turn, { phone }) {
    const { hasJoined } = await turn.run(setPhone, { phone });
    if (hasJoined) {
      await turn.send({ text: turn.say.html('profile.joined') });
      await turn.commandsChanged();
    }
    await showProfile(turn);
  },
  cancelled: (turn) => showProfile(turn),
  putAside: showNothing,
});

interface EmailDraft {
  readonly email: string | null;
  readonly hasEmail: boolean;
}

export const emailForm = form<EmailDraft>({
  id: 'profile-email',
  steps: {
    email: {
      ask: 'profile.ask.email',
      choices: ({ say }, { hasEmail }) => removal(say, hasEmail),
      async read(answer, { hasEmail }, turn) {
        if (hasEmail && answer.kind === 'choice') return { value: null };
        const typed = email(answer);
        if ('wrong' in typed || !(await turn.read(isEmailTaken, typed.value, turn.visitor.personId))) return typed;
        return { wrong: 'email-taken', params: { email: typed.value } };
      },
    },
  },
  async submit(turn, { email }) {
    await turn.run(setEmail, { email });
    await showProfile(turn);
  },
  cancelled: (turn) => showProfile(turn),
  putAside: showNothing,
});

function removal(say: Say, hasSome: boolean | undefined): Choice[][] {
  return hasSome ? [[{ label: label('remove', say('profile.remove')), value: WITHOUT }]] : [];
}

export async function showProfile(turn: Turn): Promise<void> {
  await turn.show(profileScreen(turn.say, await turn.read(profileOf, turn.visitor.personId)));
}
