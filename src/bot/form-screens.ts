import { crc32 } from 'node:zlib';
import { label, ticked } from '../chat/emoji.ts';
import type { AnyForm, Step } from '../chat/form.ts';
import type { Button, Keyboard, Screen } from '../chat/screen.ts';
import type { Turn } from '../chat/turn.ts';
import { SKIP } from './answer.ts';
import { type FormVerb, writeFormTap } from './form-buttons.ts';
import type { FormState } from './form-state.ts';

/** Binds a confirmation to the draft it shows. */
export function stampOf(draft: object): number {
  return crc32(JSON.stringify(draft, inOrder));
}

/** jsonb, in which drafts are kept, gives keys back in an order of its own. */
function inOrder(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The current step's question with its choices and the ways out. */
export async function question(turn: Turn, form: AnyForm, state: FormState): Promise<Screen> {
  const name = state.step!;
  const step = form.steps[name] as Step<object>;
  const { ask } = step;
  const screen = typeof ask === 'string' ? { text: turn.say.html(ask, state.draft) } : await ask(turn, state.draft);
  const choices = (await step.choices?.(turn, state.draft)) ?? [];
  if (step.shares) return { ...screen, buttons: undefined, keyboard: await shareKeyboard(turn, step, choices, state) };
  const button = tapsOf(form.id, name);
  const verb = step.several ? 'tick' : 'pick';
  const rows = choices.map((row) =>
    row.map((choice) => {
      const isTicked = state.ticked?.includes(choice.value) ?? false;
      return button(verb, step.several ? ticked(isTicked, choice.label) : choice.label, choice.value);
    }),
  );
  const done = step.several ? [[button('done', label('confirm', turn.say('forms.done')))]] : [];
  return { ...screen, buttons: [...(screen.buttons ?? []), ...rows, ...done, waysOut(turn, step, state, button)] };
}

/** The form's own summary with ✅ ⬅️ ❌ below. */
export async function confirmation(turn: Turn, form: AnyForm, state: FormState): Promise<Screen> {
  const screen = await form.confirm!(turn, state.draft as never);
  const button = tapsOf(form.id, '');
  const confirm = button('submit', label('confirm', turn.say('forms.confirm')), stampOf(state.draft));
  return { ...screen, buttons: [...(screen.buttons ?? []), [confirm], waysOut(turn, undefined, state, button)] };
}

type MakeButton = (verb: FormVerb, text: string, value?: number) => Button;

function tapsOf(form: string, step: string): MakeButton {
  return (verb, text, value = 0) => ({ label: text, data: writeFormTap({ form, verb, step, value }) });
}

function waysOut(turn: Turn, step: Step<object> | undefined, state: FormState, button: MakeButton): Button[] {
  const back = state.asked?.length ? [button('back', label('back', turn.say('forms.back')))] : [];
  const skip = step?.optional ? [button('skip', `${SKIP} ${turn.say('forms.skip')}`)] : [];
  return [...back, ...skip, button('cancel', label('cancel', turn.say('forms.cancel')))];
}

async function shareKeyboard(
  turn: Turn,
  step: Step<object>,
  choices: readonly (readonly { label: string }[])[],
  state: FormState,
): Promise<Keyboard> {
  const shares = step.shares!.map(({ label: key, asksFor }) => [
    { label: label(asksFor === 'contact' ? 'phone' : 'address', turn.say(key)), asksFor },
  ]);
  const back = state.asked?.length ? [{ label: label('back', turn.say('forms.back')) }] : [];
  const skip = step.optional ? [{ label: `${SKIP} ${turn.say('forms.skip')}` }] : [];
  const out = [...back, ...skip, { label: label('cancel', turn.say('forms.cancel')) }];
  return [...shares, ...choices.map((row) => row.map((choice) => ({ label: choice.label }))), out];
}
