import { Scenes } from 'telegraf';
import type { Message } from 'telegraf/types';
import { escapeHtml } from '../chat/escape.ts';
import type { AnyForm } from '../chat/form.ts';
import { readAnswer } from './answer.ts';
import type { BotContext, FormState } from './context.ts';
import { type FormTap, readFormTap } from './form-buttons.ts';
import { confirmation, question, stampOf } from './form-screens.ts';

/** A form as a Telegraf scene. Commands leave it, buttons of other screens work beside it. */
export function sceneOf(form: AnyForm): Scenes.BaseScene<BotContext> {
  const scene = new Scenes.BaseScene<BotContext>(form.id);
  scene.enter((ctx) => askNext(ctx, form));
  scene.on('callback_query', (ctx, next) => {
    const tap = 'data' in ctx.callbackQuery ? readFormTap(ctx.callbackQuery.data) : undefined;
    return tap?.form === form.id ? onTap(ctx, form, tap) : next();
  });
  scene.on('message', async (ctx, next) => {
    if (!isCommand(ctx.message)) return onMessage(ctx, form);
    await putAside(ctx);
    return next();
  });
  return scene;
}

function isCommand(message: object): boolean {
  return 'text' in message && typeof message.text === 'string' && message.text.startsWith('/');
}

/** `/cancel` says so itself; any other command just goes on without the form. */
async function putAside(ctx: BotContext): Promise<void> {
  const { keyboard } = stateOf(ctx);
  await ctx.scene.leave();
  const { say } = ctx.turn;
  const cancelled = (ctx.message as Message.TextMessage).text.startsWith('/cancel');
  if (cancelled) await ctx.turn.send({ text: say.html('forms.cancelled'), keyboard: 'remove' });
  else if (keyboard) await ctx.turn.send({ text: say.html('forms.aside'), keyboard: 'remove' });
}

async function onMessage(ctx: BotContext, form: AnyForm): Promise<void> {
  const state = stateOf(ctx);
  const step = state.step === undefined ? undefined : form.steps[state.step];
  if (!step) return askNext(ctx, form);
  const choices = (await step.choices?.(ctx.turn, state.draft))?.flat() ?? [];
  const answer = readAnswer(ctx.message as Message, choices);
  if (answer === 'back') return back(ctx, form);
  if (answer === 'cancel') return cancel(ctx, form);
  if (answer === 'skip' && step.optional) return accept(ctx, form, null);
  const reading = await step.read(answer === 'skip' ? { kind: 'other' } : answer, state.draft, ctx.turn);
  if ('value' in reading) return accept(ctx, form, reading.value);
  await askAgain(ctx, form, ctx.turn.say.html(`forms.wrong.${reading.wrong}`, { ...reading.params }));
}

async function onTap(ctx: BotContext, form: AnyForm, tap: FormTap): Promise<void> {
  if (tap.verb === 'cancel') return cancel(ctx, form);
  const state = stateOf(ctx);
  if (tap.verb === 'submit') return submit(ctx, form, tap.value);
  if (tap.step !== (state.step ?? '')) {
    await ctx.turn.toast(ctx.turn.say('forms.old-button'));
    return askNext(ctx, form);
  }
  if (tap.verb === 'back') return back(ctx, form);
  const step = form.steps[state.step!]!;
  if (tap.verb === 'skip') return step.optional ? accept(ctx, form, null) : askNext(ctx, form);
  if (tap.verb === 'tick') {
    const ticked = new Set(state.ticked ?? []);
    if (!ticked.delete(tap.value)) ticked.add(tap.value);
    state.ticked = [...ticked];
    return ctx.turn.show(await question(ctx.turn, form, state));
  }
  if (tap.verb === 'done') return accept(ctx, form, state.ticked ?? []);
  const reading = await step.read({ kind: 'choice', value: tap.value }, state.draft, ctx.turn);
  if ('value' in reading) return accept(ctx, form, reading.value, await chosen(ctx, form, tap.value));
  await askAgain(ctx, form, ctx.turn.say.html(`forms.wrong.${reading.wrong}`, { ...reading.params }));
}

/** The question with the label that was tapped, to stay above a next question that cannot take its place. */
async function chosen(ctx: BotContext, form: AnyForm, value: number): Promise<string> {
  const state = stateOf(ctx);
  const { text } = await question(ctx.turn, form, state);
  const choices = (await form.steps[state.step!]!.choices?.(ctx.turn, state.draft))?.flat() ?? [];
  return `${text}\n\n<b>${escapeHtml(choices.find((choice) => choice.value === value)?.label ?? '')}</b>`;
}

async function accept(ctx: BotContext, form: AnyForm, value: unknown, answered?: string): Promise<void> {
  const state = stateOf(ctx);
  const name = state.step!;
  state.draft[name] = value;
  state.asked = [...(state.asked ?? []).filter((asked) => asked !== name), name];
  state.ticked = undefined;
  await askNext(ctx, form, answered);
}

/** One question back: its answer is forgotten and asked for anew. */
async function back(ctx: BotContext, form: AnyForm): Promise<void> {
  const state = stateOf(ctx);
  const last = state.asked?.pop();
  if (last !== undefined) delete state.draft[last];
  state.ticked = undefined;
  await askNext(ctx, form);
}

async function cancel(ctx: BotContext, form: AnyForm): Promise<void> {
  const { keyboard, draft } = stateOf(ctx);
  await ctx.scene.leave();
  const text = ctx.turn.say.html('forms.cancelled');
  if (keyboard) await ctx.turn.send({ text, keyboard: 'remove' });
  else if (!form.cancelled) await ctx.turn.show({ text });
  await form.cancelled?.(ctx.turn, draft);
}

/** Asks the first question that has no answer yet and is not spared by its `when`; after the last, confirms. */
async function askNext(ctx: BotContext, form: AnyForm, answered?: string): Promise<void> {
  const state = stateOf(ctx);
  const names = Object.keys(form.steps);
  state.step = names.find((name) => state.draft[name] === undefined && (form.steps[name]!.when?.(state.draft) ?? true));
  if (state.step === undefined) return confirm(ctx, form);
  const screen = await question(ctx.turn, form, state);
  await dropKeyboard(ctx, !screen.keyboard);
  state.keyboard = screen.keyboard !== undefined;
  if (!screen.keyboard) return ctx.turn.show(screen);
  if (answered) await ctx.turn.show({ text: answered });
  await ctx.turn.send(screen);
}

async function askAgain(ctx: BotContext, form: AnyForm, wrong: string): Promise<void> {
  const screen = await question(ctx.turn, form, stateOf(ctx));
  await ctx.turn.send({ ...screen, text: `${wrong}\n\n${screen.text}` });
}

/** Telegram hides our reply keyboard only when told so by a message of its own. */
async function dropKeyboard(ctx: BotContext, now: boolean): Promise<void> {
  const state = stateOf(ctx);
  if (!state.keyboard || !now) return;
  state.keyboard = false;
  await ctx.turn.send({ text: ctx.turn.say.html('forms.noted'), keyboard: 'remove' });
}

async function confirm(ctx: BotContext, form: AnyForm): Promise<void> {
  const state = stateOf(ctx);
  await dropKeyboard(ctx, true);
  if (!form.confirm) return submit(ctx, form, stampOf(state.draft));
  await ctx.turn.show(await confirmation(ctx.turn, form, state));
}

/** A ✅ under an older summary than the newest does not submit: it shows what has changed. */
async function submit(ctx: BotContext, form: AnyForm, stamp: number): Promise<void> {
  const state = stateOf(ctx);
  if (state.step !== undefined || stamp !== stampOf(state.draft)) {
    await ctx.turn.toast(ctx.turn.say('forms.old-button'));
    return askNext(ctx, form);
  }
  // Refused without a summary to come back to, it would be submitted again by whatever is written next.
  if (!form.confirm) await ctx.scene.leave();
  await form.submit(ctx.turn, state.draft as never);
  if (ctx.scene.session.state === state) await ctx.scene.leave();
}

function stateOf(ctx: BotContext): FormState {
  const state = ctx.scene.state as Partial<FormState>;
  state.draft ??= {};
  return state as FormState;
}
