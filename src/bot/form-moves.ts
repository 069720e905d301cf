import { escapeHtml } from '../chat/escape.ts';
import type { AnyForm } from '../chat/form.ts';
import type { Screen } from '../chat/screen.ts';
import type { BotContext } from './context.ts';
import { confirmation, question, stampOf } from './form-screens.ts';
import { type FormUnderWay, isAsked, stateOf, stepOf, unanswered } from './form-state.ts';

/** The question that was answered and the label of the answer. */
export type Answered = () => Promise<{ text: string; answer: string }>;

/** Keeps an answer and goes on. `answered` stays above a next question that cannot take its place. */
export async function accept(ctx: BotContext, form: AnyForm, value: unknown, answered?: Answered): Promise<void> {
  const state = stateOf(ctx);
  const name = state.step!;
  state.draft[name] = value;
  state.asked = [...(state.asked ?? []).filter((asked) => asked !== name), name];
  state.ticked = undefined;
  await form.keeps?.(ctx.turn, state.draft);
  await askNext(ctx, form, answered);
}

/** Asks the first question without an answer; after the last, confirms. */
export async function askNext(ctx: BotContext, form: AnyForm, answered?: Answered): Promise<void> {
  const state = stateOf(ctx);
  state.step = unanswered(form, state.draft);
  if (state.step === undefined) return confirm(ctx, form);
  state.ticked ??= stepOf(form, state.step)?.ticked?.(state.draft);
  await ask(ctx, form, answered);
}

async function ask(ctx: BotContext, form: AnyForm, answered?: Answered): Promise<void> {
  const state = stateOf(ctx);
  const screen = await question(ctx.turn, form, state);
  if (!screen.keyboard) {
    await dropKeyboard(ctx);
    return form.apart && state.message === undefined ? send(ctx, screen) : show(ctx, screen);
  }
  state.keyboard = true;
  state.message = undefined;
  if (answered) {
    const { text, answer } = await answered();
    await ctx.turn.show({ text: `${text}\n\n<b>${escapeHtml(answer)}</b>` });
  }
  await ctx.turn.send(screen);
}

/** Shows a question or a summary and remembers where its buttons are. */
async function show(ctx: BotContext, screen: Screen): Promise<void> {
  await ctx.turn.show(screen);
  stateOf(ctx).message = ctx.turn.shownIn.at(-1);
}

async function send(ctx: BotContext, screen: Screen): Promise<void> {
  await ctx.turn.send(screen);
  stateOf(ctx).message = ctx.turn.shownIn.at(-1);
}

export async function askAgain(
  ctx: BotContext,
  form: AnyForm,
  reading: { wrong: string; params?: object },
): Promise<void> {
  const { turn } = ctx;
  const wrong = turn.say.html(`forms.wrong.${reading.wrong}`, { ...reading.params });
  const screen = await question(turn, form, stateOf(ctx));
  await turn.send({ ...screen, text: `${wrong}\n\n${screen.text}` });
  if (!screen.keyboard) stateOf(ctx).message = turn.shownIn.at(-1);
}

export async function tick(ctx: BotContext, form: AnyForm, value: number): Promise<void> {
  const state = stateOf(ctx);
  const ticked = new Set(state.ticked);
  if (!ticked.delete(value)) ticked.add(value);
  state.ticked = [...ticked];
  await show(ctx, await question(ctx.turn, form, state));
}

/**
 * One question back: its answer is forgotten and asked for anew, also when the release has put another unanswered
 * question before it meanwhile.
 */
export async function back(ctx: BotContext, form: AnyForm): Promise<void> {
  const state = stateOf(ctx);
  const asked = state.asked ?? [];
  state.ticked = undefined;
  for (let name = asked.pop(); name !== undefined; name = asked.pop()) {
    const answer = state.draft[name];
    delete state.draft[name];
    const step = stepOf(form, name);
    if (!step || !isAsked(step, state.draft)) continue;
    state.step = name;
    if (step.several && Array.isArray(answer)) state.ticked = answer;
    return ask(ctx, form);
  }
  await askNext(ctx, form);
}

export async function cancel(ctx: BotContext, form: AnyForm): Promise<void> {
  const { keyboard, draft, under } = stateOf(ctx);
  await ctx.scene.leave();
  const text = ctx.turn.say.html('forms.cancelled');
  if (keyboard) await ctx.turn.send({ text, keyboard: 'remove' });
  else if (!form.cancelled) await ctx.turn.show({ text });
  await form.cancelled?.(ctx.turn, draft);
  await goOn(ctx, under);
}

/** With what was asked before, below; as whoever they are by now. */
async function goOn(ctx: BotContext, under: FormUnderWay | undefined): Promise<void> {
  if (!under || ctx.scene.session.current !== undefined) return;
  ctx.turn.leaveTapped();
  await ctx.turn.lookAgain();
  await ctx.scene.enter(under.current, under.state);
}

/** Something else was asked for. */
export async function putAside(ctx: BotContext, form: AnyForm): Promise<void> {
  const { keyboard, draft } = stateOf(ctx);
  await ctx.scene.leave();
  if (keyboard) await ctx.turn.send({ text: ctx.turn.say.html('forms.aside'), keyboard: 'remove' });
  await (form.putAside ?? form.cancelled)?.(ctx.turn, draft);
}

async function confirm(ctx: BotContext, form: AnyForm): Promise<void> {
  await dropKeyboard(ctx);
  const state = stateOf(ctx);
  if (!form.confirm) return submit(ctx, form, stampOf(state.draft));
  await show(ctx, await confirmation(ctx.turn, form, state));
}

/** A ✅ under an older summary than the newest does not submit: it shows what has changed. */
export async function submit(ctx: BotContext, form: AnyForm, stamp: number): Promise<void> {
  const state = stateOf(ctx);
  const isComplete = state.step === undefined && unanswered(form, state.draft) === undefined;
  if (!isComplete || stamp !== stampOf(state.draft)) {
    await ctx.turn.toast(ctx.turn.say('forms.old-button'));
    return askNext(ctx, form);
  }
  // Refused without a summary to come back to, it would be submitted again by whatever is written next.
  if (!form.confirm) await ctx.scene.leave();
  await form.submit(ctx.turn, state.draft as never);
  if (ctx.scene.session.state === state) await ctx.scene.leave();
  await goOn(ctx, state.under);
}

/** Telegram hides our reply keyboard only when told so by a message of its own. */
async function dropKeyboard(ctx: BotContext): Promise<void> {
  const state = stateOf(ctx);
  if (!state.keyboard) return;
  state.keyboard = undefined;
  await ctx.turn.send({ text: ctx.turn.say.html('forms.noted'), keyboard: 'remove' });
}
