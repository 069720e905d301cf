import type { Logger } from 'pino';
import { Scenes, Telegraf } from 'telegraf';
import type { CallbackQuery, Message, Update, User } from 'telegraf/types';
import type { Room } from '../chat/room.ts';
import type { Api } from './api.ts';
import type { BotContext, Done, Received } from './context.ts';
import { createDispatch } from './dispatch.ts';
import { catchFailure } from './failures.ts';
import { sceneOf } from './play-form.ts';
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

  telegraf.on('my_chat_member', async ({ myChatMember: { chat, new_chat_member: bot } }) => {
    if (chat.type === 'private') await people.setReachable(chat.id, bot.status === 'member');
  });
  telegraf.on(['message', 'callback_query'], async (ctx, next) => {
    const handling = handlings.get(ctx.update)!;
    const { visitor, session } = await people.who(ctx.from!);
    const before = JSON.stringify(session);
    ctx.session = structuredClone(session) as BotContext['session'];
    ctx.turn = turnOf(ctx, handling.received, visitor);
    try {
      await next();
    } catch (error) {
      await catchFailure(error, ctx.turn, handling.received.tries, failures);
    }
    await ctx.turn.tap?.answer();
    handling.done = whatToKeep(ctx, before);
  });
  const stage = new Scenes.Stage<BotContext>(rooms.flatMap((room) => room.forms).map(sceneOf));
  telegraf.use(stage.middleware());
  telegraf.use(createDispatch(rooms));
  telegraf.catch((error, ctx) => {
    handlings.get(ctx.update)!.failure = error;
  });

  function turnOf(ctx: BotContext, { updateId, leaseToken, effects }: Received, visitor: Who['visitor']): BotTurn {
    const query = ctx.callbackQuery as CallbackQuery | undefined;
    return new BotTurn(tools, {
      visitor,
      chatId: (query?.message?.chat ?? (ctx.message as Message | undefined)?.chat)?.id ?? visitor.telegramId,
      once: { updateId, leaseToken, effects: [...effects] },
      tap: query && new Tap(api, query.id),
      tappedMessageId: query?.message?.message_id,
      enter: (form, draft) => ctx.scene.enter(form.id, { draft: { ...draft } }) as Promise<void>,
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

/** Only a form under way is worth keeping, and only when it moved. */
function whatToKeep(ctx: BotContext, before: string): Done | undefined {
  const scenes = ctx.session.__scenes;
  const data = scenes?.current ? { __scenes: { current: scenes.current, state: scenes.state } } : null;
  if (JSON.stringify(data ?? {}) === before) return undefined;
  return { session: { telegramId: ctx.from!.id, data } };
}
