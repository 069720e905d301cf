import type { AnyForm, Step } from '../chat/form.ts';
import type { BotContext } from './context.ts';

/** What the session keeps of a form under way. */
export interface FormState {
  /** The question that was asked last; undefined once the confirmation is shown. */
  step?: string;
  draft: Record<string, unknown>;
  /** Questions answered so far, in order: where ⬅️ goes. */
  asked?: string[];
  /** Choices ticked so far in a question that takes several. */
  ticked?: number[];
  /** The message with the question's buttons: they are taken away when another question follows elsewhere. */
  message?: number;
  /** A reply keyboard of ours is below the typing line. */
  keyboard?: boolean;
  /** Whose first picture was the last answer: the others of the album are none. */
  album?: string;
  /** What it was asked in the midst of. */
  under?: FormUnderWay;
}

export interface FormUnderWay {
  readonly current: string;
  readonly state: FormState;
}

export function stateOf(ctx: BotContext): FormState {
  const state = ctx.scene.state as Partial<FormState>;
  state.draft ??= {};
  return state as FormState;
}

/** What a form that is asked in between interrupts; its question is asked anew, so nothing of it stays on the screen. */
export function interruptedIn(ctx: BotContext, isBetween: (form: string) => boolean): FormUnderWay | undefined {
  const { current } = ctx.scene.session;
  if (current === undefined) return undefined;
  const state = stateOf(ctx);
  return isBetween(current) ? state.under : { current, state: { ...state, message: undefined, keyboard: undefined } };
}

/** @returns undefined when this release has no such step. */
export function stepOf(form: AnyForm, name: string | undefined): Step<object> | undefined {
  return name !== undefined && Object.hasOwn(form.steps, name) ? form.steps[name] : undefined;
}

/** The first question that has no answer yet and is not spared by its `when`. */
export function unanswered(form: AnyForm, draft: Record<string, unknown>): string | undefined {
  return Object.keys(form.steps).find((name) => draft[name] === undefined && isAsked(form.steps[name]!, draft));
}

export function isAsked(step: Step<object>, draft: object): boolean {
  return step.when?.(draft) ?? true;
}

/** The form in a session's row, as far as it makes sense: another release may have written it, or a form may be gone. */
export function underWayIn(session: unknown, isPlayed: (form: string) => boolean): FormUnderWay | undefined {
  const { current, state } = recordOf(recordOf(session)?.__scenes) ?? {};
  const draft = recordOf(recordOf(state)?.draft);
  if (typeof current !== 'string' || !isPlayed(current) || !draft) return undefined;
  const { step, asked, ticked, message, keyboard, album, under } = structuredClone(state) as Record<string, unknown>;
  return {
    current,
    state: {
      draft: structuredClone(draft),
      step: typeof step === 'string' ? step : undefined,
      asked: listOf(asked, 'string'),
      ticked: listOf(ticked, 'number'),
      message: typeof message === 'number' ? message : undefined,
      keyboard: keyboard === true ? true : undefined,
      album: typeof album === 'string' ? album : undefined,
      under: underWayIn({ __scenes: under }, isPlayed),
    },
  };
}

function recordOf(value: unknown): Record<string, unknown> | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : undefined;
}

function listOf<Item>(value: unknown, type: 'string' | 'number'): Item[] | undefined {
  return Array.isArray(value) && value.every((item) => typeof item === type) ? value : undefined;
}
