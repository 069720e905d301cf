import { form, showNothing } from '../../chat/form.ts';
import type { Turn } from '../../chat/turn.ts';
import { lockOf } from './lock.queries.ts';
import { closedScreen, openedScreen } from './lock.screens.ts';
import { hashOf, isObvious, isSame, pin, saltOf } from './pin.ts';
import { setPin } from './set-pin.ts';
import { tryPin } from './try-pin.ts';

const MINUTE_MS = 60_000;

interface OpenDraft {
  /** Never the PIN: what is stored of an answer is that it was right. */
  readonly isRight: true;
}

/** Asks for the PIN until it is right, or five were wrong. */
export const openForm = form<OpenDraft>({
  id: 'open-lock',
  between: true,
  steps: {
    isRight: {
      ask: 'lock.ask',
      secret: true,
      async read(answer, _draft, turn) {
        const typed = pin(answer);
        if ('wrong' in typed) return typed;
        const { hash } = await turn.read(lockOf, turn.visitor.personId);
        const tried = await turn.run(tryPin, { hash: await hashOf(typed.value, saltOf(hash ?? '')) });
        if (tried.opened) return { value: true };
        if ('left' in tried) return { wrong: 'pin-not-right', params: { count: tried.left } };
        const minutes = Math.round((Date.parse(tried.until) - turn.now.getTime()) / MINUTE_MS);
        return { wrong: 'pin-closed', params: { count: Math.max(1, minutes) } };
      },
    },
  },
  submit: (turn) => turn.send(openedScreen(turn.say)),
  cancelled: (turn) => turn.show(closedScreen(turn.say)),
  putAside: showNothing,
});

interface ChooseDraft {
  /** Of the first time; the PIN itself is stored nowhere. */
  readonly hash: string;
  readonly isRepeated: true;
}

/** A new PIN, twice. */
export const choosePinForm = form<ChooseDraft>({
  id: 'choose-pin',
  between: true,
  steps: {
    hash: {
      ask: 'lock.choose',
      secret: true,
      async read(answer) {
        const typed = pin(answer);
        if ('wrong' in typed) return typed;
        return isObvious(typed.value) ? { wrong: 'pin-obvious' } : { value: await hashOf(typed.value) };
      },
    },
    isRepeated: {
      ask: 'lock.repeat',
      secret: true,
      async read(answer, { hash = '' }) {
        const typed = pin(answer);
        if ('wrong' in typed) return typed;
        const isRepeated = isSame(await hashOf(typed.value, saltOf(hash)), hash);
        return isRepeated ? { value: true } : { wrong: 'pin-differs' };
      },
    },
  },
  async submit(turn, { hash }) {
    await turn.run(setPin, { hash });
    await turn.send(openedScreen(turn.say));
  },
  cancelled: (turn) => showLock(turn),
  putAside: showNothing,
});

async function showLock(turn: Turn): Promise<void> {
  const { isOpen } = await turn.read(lockOf, turn.visitor.personId);
  await turn.show(isOpen ? openedScreen(turn.say) : closedScreen(turn.say));
}
