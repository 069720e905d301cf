import { isDeepStrictEqual } from 'node:util';
import type { Logger } from 'pino';
import { Composer, Scenes, Telegraf } from 'telegraf';
import type { CallbackQuery, Message, Update, User } from 'telegraf/types';
import { escapeHtml } from '../chat/escape.ts';
import type { InGroup, Room } from '../chat/room.ts';
import type { Api } from './api.ts';
import type { BotContext, Done, Received } from './context.ts';
import { createDispatch } from './dispatch.ts';
import { catchFailure } from './failures.ts';
import { interruptedIn, stateOf, underWayIn } from './form-state.ts';
import { commandIn, groupIn, movedIn, threadIn } from './group.ts';
import { createGroupDispatch } from './group-dispatch.ts';
import { createGroups } from './groups.ts';
import { createInline } from './inline.ts';
import { sceneOf } from './play-form.ts';
import { type Replaced, replacedIn } from './replaced.ts';
import { isSaidToUs } from './said.ts';
import { sharedPlaceIn } from './shared-place.ts';
import { Tap } from './tap.ts';
import type { Topics } from './topics.ts';
import { BotTurn, type TurnOf, type TurnTools } from './turn.ts';
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
  readonly topics: Topics;
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
export function createBot({ token, botInfo, api, tools, rooms, people, topics, log }: BotOptions): HandleUpdate {
  const telegraf = new Telegraf<BotContext>(token, {
    handlerTimeout: Number.POSITIVE_INFINITY,
    telegram: { webhookReply: false },
  });
  telegraf.botInfo = botInfo as typeof telegraf.botInfo;
  const handlings = new WeakMap<object, Handling>();
  const failures = { log, markUnreachable: (telegramId: number) => people.setReachable(telegramId, false) };
  const forms = new Map(rooms.flatMap((room) => room.forms.map((form) => [form.id, form])));
  const [follow] = rooms.flatMap((room) => room.places);
  const stage = new Scenes.Stage<BotContext>([...forms.values()].map((form) => sceneOf(form, follow)));
  const answer = Composer.compose([stage.middleware(), createDispatch(rooms)]);
  const [handle] = rooms.flatMap((room) => room.inlines);
  const dispatchInGroup = createGroupDispatch(rooms);
  const groups = createGroups({ tools, people, topics });
  const answerInline = createInline({ api, people, tools, handle, log });

  telegraf.on(
    'my_chat_member',
    async ({ myChatMember: { chat, new_chat_member: bot, old_chat_member: before, from } }) => {
      if (chat.type === 'private') return people.setReachable(chat.id, bot.status === 'member');
      if (groupIn(chat)) await groups.standing({ chatId: chat.id, from, before: before.status, now: bot.status });
    },
  );
  telegraf.on('inline_query', (ctx) => answerInline(ctx.inlineQuery));
  telegraf.on('message', async (ctx) => {
    const group = groupIn(ctx.chat);
    if (group) await attendGroup(ctx, group);
    else if (isSaidToUs(ctx.message, botInfo.id)) await attend(ctx);
  });
  telegraf.on('edited_message', async (ctx) => {
    if (isSaidToUs(ctx.editedMessage, botInfo.id)) await attendMove(ctx);
  });
  telegraf.on('callback_query', async (ctx) => {
    const tap = new Tap(api, ctx.callbackQuery.id);
    try {
      const group = groupIn(ctx.callbackQuery.message?.chat);
      await (group ? attendTap(ctx, group, tap) : attend(ctx, tap));
    } finally {
      await tap.answer();
    }
  });
  telegraf.catch((error, ctx) => {
    handlings.get(ctx.update)!.failure = error;
  });

  /** @param visiting who has tapped in a group. */
  async function attend(ctx: BotContext, tap?: Tap, visiting?: Who): Promise<void> {
    const handling = handlings.get(ctx.update)!;
    const { received } = handling;
    const { visitor, session } = visiting ?? (await people.who(ctx.from!));
    const underWay = underWayIn(session, (form) => forms.has(form));
    const asked = underWay?.state.message;
    ctx.session = { __scenes: underWay ?? {} };
    const replaced = replacedIn(session);
    ctx.turn = visiting
      ? turnOf(ctx, received, visitor, { tap, chatId: visitor.telegramId, fromGroup: true })
      : turnOf(ctx, received, visitor, { tap, ...tappedIn(ctx, replaced) });
    const trying = (act: () => Promise<unknown>) =>
      act().catch((error) => catchFailure(error, ctx.turn, received.tries, failures));
    await trying(async () => (visiting ? groups.leading(ctx.turn, answering(ctx)) : answering(ctx)));
    if (visiting) groups.note(ctx.turn);
    await trying(() => stripLeftQuestion(ctx, asked));
    await trying(() => sayWhatWasNotShown(ctx.turn));
    handling.done = whatToKeep(ctx, session, replaced);
  }

  const answering = async (ctx: BotContext) => answer(ctx, async () => {});

  /** What is shown to all in a group is shown there, to its owners only; else the tap is answered in private. */
  async function attendTap(ctx: BotContext, group: InGroup, tap: Tap): Promise<void> {
    const visiting = await people.visit(ctx.from!);
    const { visitor } = visiting;
    if (visitor.personId === 0) return groups.refuse(visitor, tap);
    const query = ctx.callbackQuery!;
    const handle = dispatchInGroup.forTap('data' in query ? query.data : '', group);
    if (!handle) return attend(ctx, tap, visiting);
    const { received } = handlings.get(ctx.update)!;
    const turn = turnOf(ctx, received, visitor, { tap, chatId: group.chatId, ...tappedIn(ctx) });
    await handle(turn).catch((error) => catchFailure(error, turn, received.tries, failures));
  }

  /** Groups talk among themselves: all but a command is nothing to us. */
  async function attendGroup(ctx: BotContext, group: InGroup): Promise<void> {
    const message = ctx.message as Message;
    const moved = movedIn(message);
    if (moved) return topics.moved(moved.from, moved.to);
    const command = commandIn(message, botInfo.username);
    const handle = command && dispatchInGroup.forCommand(command, group);
    if (!handle) return;
    if (ctx.from!.is_bot) return groups.anonymous(group.chatId, ctx.from!);
    const { visitor } = await people.visit(ctx.from!);
    if (!groups.mayAnswer(group.chatId, visitor)) return;
    const { received } = handlings.get(ctx.update)!;
    const turn = turnOf(ctx, received, visitor, { chatId: group.chatId, thread: threadIn(message) });
    const act = visitor.personId === 0 ? groups.notKnown : handle;
    await act(turn).catch((error) => catchFailure(error, turn, received.tries, failures));
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
    how: Partial<Omit<TurnOf, 'visitor' | 'once' | 'enter'>>,
  ): BotTurn {
    return new BotTurn(tools, {
      chatId: visitor.telegramId,
      ...how,
      visitor,
      once: { updateId, leaseToken, effects: [...effects] },
      async enter(form, draft) {
        const under = form.between ? interruptedIn(ctx, (id) => forms.get(id)?.between === true) : undefined;
        await ctx.scene.enter(form.id, { draft: { ...draft }, keyboard: stateOf(ctx).keyboard, under });
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

/** The message whose button was tapped, or the one that has taken its place. */
function tappedIn(ctx: BotContext, replaced?: Replaced): { tappedMessageId?: number } {
  const tapped = (ctx.callbackQuery as CallbackQuery | undefined)?.message?.message_id;
  return { tappedMessageId: tapped !== undefined && tapped === replaced?.from ? replaced.to : tapped };
}

/** Only a form under way and the last replacement are worth keeping, and only when they changed. */
function whatToKeep(ctx: BotContext, before: object, replacedBefore?: Replaced): Done | undefined {
  const { current, state } = ctx.session.__scenes ?? {};
  const { tappedMessageId: from } = tappedIn(ctx);
  const { replacement: to } = ctx.turn;
  const replaced = from !== undefined && to !== undefined ? { from, to } : replacedBefore;
  const data = JSON.parse(
    JSON.stringify({ __scenes: current === undefined ? undefined : { current, state }, replaced }),
  );
  if (isDeepStrictEqual(data, before)) return undefined;
  return { session: { telegramId: ctx.from!.id, data: isDeepStrictEqual(data, {}) ? null : data } };
}
