import { isDeepStrictEqual } from 'node:util';
import type { Logger } from 'pino';
import { Composer, Scenes, Telegraf } from 'telegraf';
import type { CallbackQuery, Message, Update, User } from 'telegraf/types';
import { escapeHtml } from '../chat/escape.ts';
import type { Room } from '../chat/room.ts';
import type { Api } from './api.ts';
import type { BotContext, Done, Received } from './context.ts';
import { createDispatch } from './dispatch.ts';
import { catchFailure } from './failures.ts';
import { stateOf, underWayIn } from './form-state.ts';
import { createInline } from './inline.ts';
import { sceneOf } from './play-form.ts';
import { type Replaced, replacedIn } from './replaced.ts';
import { isSaidToUs } from './said.ts';
import { sharedPlaceIn } from './shared-place.ts';
import { Tap } from './tap.ts';
import { BotTurn, type TurnTools } from './turn.ts';
import type { People, Who } from './who.ts';

/** What getMe says. */
export type BotInfo = User & { username: string };

export interface BotOptions {
  readonly token: string;
  readonly botInfo: BotInfo;
  readonly api: Api;
  readonly tools: TurnTools;
  readonly rooms: readonly Room[];
  readonly people: People;
  readonly log: Logger;
}

/** What one handling of an update has and leaves behind. */
interface Handling {
  readonly received: Received;
  done?: Done;
  failure?: unknown;
}

export type HandleUpdate = (received: Received) => Promise<Done | undefined>;

/** Telegraf fed by `handleUpdate` only: who is it, forms as scenes, then the rooms. */
export function createBot({ token, botInfo, api, tools, rooms, people, log }: BotOptions): HandleUpdate {
  const telegraf = new Telegraf<BotContext>(token, {
    handlerTimeout: Number.POSITIVE_INFINITY,
    telegram: { webhookReply: false },
  });
  telegraf.botInfo = botInfo as typeof telegraf.botInfo;
  const handlings = new WeakMap<object, Handling>();
  const failures = { log, markUnreachable: (telegramId: number) => people.setReachable(telegramId, false) };
  const forms = new Map(rooms.flatMap((room) => room.forms.map((form) => [form.id, form])));
  const stage = new Scenes.Stage<BotContext>([...forms.values()].map(sceneOf));
  const answer = Composer.compose([stage.middleware(), createDispatch(rooms)]);
  const [handle] = rooms.flatMap((room) => room.inlines);
  const [follow] = rooms.flatMap((room) => room.places);
  const answerInline = createInline({ api, people, tools, handle, log });

  telegraf.on('my_chat_member', async ({ myChatMember: { chat, new_chat_member: bot } }) => {
    if (chat.type === 'private') await people.setReachable(chat.id, bot.status === 'member');
  });
  telegraf.on('inline_query', (ctx) => answerInline(ctx.inlineQuery));
  telegraf.on('message', async (ctx) => {
    if (isSaidToUs(ctx.message, botInfo.id)) await attend(ctx);
  });
  telegraf.on('edited_message', async (ctx) => {
    if (isSaidToUs(ctx.editedMessage, botInfo.id)) await attendMove(ctx);
  });
  telegraf.on('callback_query', async (ctx) => {
    const tap = new Tap(api, ctx.callbackQuery.id);
    try {
      await attend(ctx, tap);
    } finally {
      await tap.answer();
    }
  });
  telegraf.catch((error, ctx) => {
    handlings.get(ctx.update)!.failure = error;
  });

  async function attend(ctx: BotContext, tap?: Tap): Promise<void> {
    const handling = handlings.get(ctx.update)!;
    const { received } = handling;
    const { visitor, session } = await people.who(ctx.from!);
    const underWay = underWayIn(session, (form) => forms.has(form));
    const asked = underWay?.state.message;
    ctx.session = { __scenes: underWay ?? {} };
    const replaced = replacedIn(session);
    ctx.turn = turnOf(ctx, received, visitor, { tap, replaced });
    const trying = (act: () => Promise<unknown>) =>
      act().catch((error) => catchFailure(error, ctx.turn, received.tries, failures));
    await trying(async () => answer(ctx, async () => {}));
    await trying(() => stripLeftQuestion(ctx, asked));
    await trying(() => sayWhatWasNotShown(ctx.turn));
    handling.done = whatToKeep(ctx, session, replaced);
  }

  /** A live location comes every few seconds: nothing of a form, and nothing to say when it goes wrong. */
  async function attendMove(ctx: BotContext): Promise<void> {
    const place = sharedPlaceIn(ctx.editedMessage as Message);
    if (!place || !follow) return;
    const visitor = await people.glance(ctx.from!);
    await follow(turnOf(ctx, handlings.get(ctx.update)!.received, visitor, {}), place);
  }

  function turnOf(
    ctx: BotContext,
    { updateId, leaseToken, effects }: Received,
    visitor: Who['visitor'],
    { tap, replaced }: { tap?: Tap; replaced?: Replaced },
  ): BotTurn {
    const query = ctx.callbackQuery as CallbackQuery | undefined;
    const tapped = tappedIn(ctx);
    return new BotTurn(tools, {
      visitor,
      chatId: (query?.message?.chat ?? (ctx.message as Message | undefined)?.chat)?.id ?? visitor.telegramId,
      once: { updateId, leaseToken, effects: [...effects] },
      tap,
      tappedMessageId: tapped !== undefined && tapped === replaced?.from ? replaced.to : tapped,
      async enter(form, draft) {
        await ctx.scene.enter(form.id, { draft: { ...draft }, keyboard: stateOf(ctx).keyboard });
      },
    });
  }

  return async (received) => {
    const handling: Handling = { received };
    handlings.set(received.body, handling);
    await telegraf.handleUpdate(received.body as Update);
    if (handling.failure) throw handling.failure;
    return handling.done;
  };
}

/**
 * A question that was answered in words, or left, keeps no buttons: they would act on what is asked now. A card may
 * have come back in its place, whose buttons stay.
 */
async function stripLeftQuestion(ctx: BotContext, message: number | undefined): Promise<void> {
  if (message === undefined || message === stateOf(ctx).message || ctx.turn.shownIn.includes(message)) return;
  await ctx.turn.strip(message);
}

/** Telegram shows no toast for a tap of minutes ago, and there may be no other answer to it. */
async function sayWhatWasNotShown(turn: BotTurn): Promise<void> {
  const text = await turn.tap?.answer();
  if (text) await turn.send({ text: escapeHtml(text) });
}

function tappedIn(ctx: BotContext): number | undefined {
  return (ctx.callbackQuery as CallbackQuery | undefined)?.message?.message_id;
}

/** Only a form under way and the last replacement are worth keeping, and only when they changed. */
function whatToKeep(ctx: BotContext, before: object, replacedBefore?: Replaced): Done | undefined {
  const { current, state } = ctx.session.__scenes ?? {};
  const from = tappedIn(ctx);
  const { replacement: to } = ctx.turn;
  const replaced = from !== undefined && to !== undefined ? { from, to } : replacedBefore;
  const data = JSON.parse(
    JSON.stringify({ __scenes: current === undefined ? undefined : { current, state }, replaced }),
  );
  if (isDeepStrictEqual(data, before)) return undefined;
  return { session: { telegramId: ctx.from!.id, data: isDeepStrictEqual(data, {}) ? null : data } };
}
