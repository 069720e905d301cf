import { Scenes } from 'telegraf';
import type { Message } from 'telegraf/types';
import type { AnyForm, Choice, Step } from '../chat/form.ts';
import type { PlaceHandler } from '../chat/room.ts';
import { readAnswer } from './answer.ts';
import { readCommand } from './command.ts';
import type { BotContext } from './context.ts';
import { type FormTap, readFormTap } from './form-buttons.ts';
import { accept, askAgain, askNext, back, cancel, putAside, submit, tick } from './form-moves.ts';
import { question } from './form-screens.ts';
import { stateOf, stepOf } from './form-state.ts';
import { sharedPlaceIn } from './shared-place.ts';

/**
 * A form as a Telegraf scene. Commands leave it, buttons of other screens work beside it, and so does `follow`, which
 * hears of live locations.
 */
export function sceneOf(form: AnyForm, follow?: PlaceHandler): Scenes.BaseScene<BotContext> {
  const scene = new Scenes.BaseScene<BotContext>(form.id);
  scene.enter((ctx) => askNext(ctx, form));
  scene.on('callback_query', (ctx, next) => {
    const tap = 'data' in ctx.callbackQuery ? readFormTap(ctx.callbackQuery.data) : undefined;
    return tap?.form === form.id ? onTap(ctx, form, tap) : next();
  });
  scene.on('message', async (ctx, next) => {
    const command = 'text' in ctx.message ? readCommand(ctx.message.text) : undefined;
    if (!command && follow && (await isOnlyFollowed(ctx, form, follow))) return;
    if (!command) return onMessage(ctx, form, ctx.message as Message);
    if (command.name === 'cancel') return cancel(ctx, form);
    await putAside(ctx, form);
    return next();
  });
  return scene;
}

/** Whoever begins to share the way they go answers nothing by it, unless a place is what was asked for. */
async function isOnlyFollowed(ctx: BotContext, form: AnyForm, follow: PlaceHandler): Promise<boolean> {
  const place = sharedPlaceIn(ctx.message as Message);
  if (place?.kind !== 'live') return false;
  const asksForPlace = stepOf(form, stateOf(ctx).step)?.shares?.some(({ asksFor }) => asksFor === 'location');
  return !asksForPlace && follow(ctx.turn, place);
}

async function onMessage(ctx: BotContext, form: AnyForm, message: Message): Promise<void> {
  const state = stateOf(ctx);
  const album = 'media_group_id' in message ? message.media_group_id : undefined;
  if (album !== undefined && album === state.album) return;
  const step = stepOf(form, state.step);
  const choices = step ? await choicesOf(ctx, step) : [];
  const answer = readAnswer(message, choices);
  if (answer === 'back') return back(ctx, form);
  if (answer === 'cancel') return cancel(ctx, form);
  if (!step) return notAsked(ctx, form);
  if (answer === 'skip' && step.optional) return accept(ctx, form, null);
  const said = answer === 'skip' ? ({ kind: 'other' } as const) : answer;
  if (said.kind === 'choice' && step.several) return tick(ctx, form, said.value);
  const reading = await step.read(said, state.draft, ctx.turn);
  if (step.secret) await ctx.turn.remove(message.message_id);
  if ('wrong' in reading) return askAgain(ctx, form, reading);
  state.album = album;
  return accept(ctx, form, reading.value);
}

/** Words under a summary, or for a question that this release asks no more. */
async function notAsked(ctx: BotContext, form: AnyForm): Promise<void> {
  const { step } = stateOf(ctx);
  if (step === undefined) await ctx.turn.send({ text: ctx.turn.say.html('forms.wrong.choice') });
  await askNext(ctx, form);
}

async function onTap(ctx: BotContext, form: AnyForm, tap: FormTap): Promise<void> {
  if (tap.verb === 'submit') return submit(ctx, form, tap.value);
  const state = stateOf(ctx);
  if (tap.step !== (state.step ?? '')) return outOfDate(ctx, form, tap);
  if (tap.verb === 'cancel') return isAskedIn(ctx) ? cancel(ctx, form) : outOfDate(ctx, form, tap);
  if (tap.verb === 'back') return back(ctx, form);
  const step = stepOf(form, state.step);
  if (!step) return outOfDate(ctx, form, tap);
  if (tap.verb === 'skip' && step.optional) return accept(ctx, form, null);
  const choices = await choicesOf(ctx, step);
  if (tap.verb === 'done' && step.several) return accept(ctx, form, tickedOf(ctx, choices));
  const choice = choices.find(({ value }) => value === tap.value);
  if (choice && tap.verb === 'tick' && step.several) return tick(ctx, form, choice.value);
  if (choice && tap.verb === 'pick' && !step.several) return pick(ctx, form, step, choice);
  return outOfDate(ctx, form, tap);
}

/** False for a question of an earlier time, which looks the same as the one asked now. */
function isAskedIn(ctx: BotContext): boolean {
  const { message } = stateOf(ctx);
  return message === undefined || message === ctx.turn.tappedMessageId;
}

async function pick(ctx: BotContext, form: AnyForm, step: Step<object>, { label, value }: Choice): Promise<void> {
  const before = structuredClone(stateOf(ctx));
  const reading = await step.read({ kind: 'choice', value }, before.draft, ctx.turn);
  if ('wrong' in reading) return askAgain(ctx, form, reading);
  const answered = async () => ({ text: (await question(ctx.turn, form, before)).text, answer: label });
  return accept(ctx, form, reading.value, answered);
}

/** A second tap on what was answered just now needs no more than a word: the next question is there already. */
async function outOfDate(ctx: BotContext, form: AnyForm, { step }: FormTap): Promise<void> {
  await ctx.turn.toast(ctx.turn.say('forms.old-button'));
  if (step !== stateOf(ctx).asked?.at(-1)) await askNext(ctx, form);
}

async function choicesOf({ turn, scene }: BotContext, step: Step<object>): Promise<Choice[]> {
  const { draft } = scene.state as { draft: object };
  return (await step.choices?.(turn, draft))?.flat() ?? [];
}

/** Without those that are offered no more. */
function tickedOf(ctx: BotContext, choices: readonly Choice[]): number[] {
  const { ticked = [] } = stateOf(ctx);
  return ticked.filter((value) => choices.some((choice) => choice.value === value));
}
