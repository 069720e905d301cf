import type { User } from 'telegraf/types';
import { Unreachable } from '../chat/post.ts';
import type { Visitor } from '../chat/visitor.ts';
import { helloScreen, inPrivate, privateChat } from './group-dispatch.ts';
import type { Tap } from './tap.ts';
import type { Topics } from './topics.ts';
import type { BotTurn, TurnTools } from './turn.ts';
import type { People } from './who.ts';

export interface Standing {
  readonly chatId: number;
  readonly from: User;
  readonly before: string;
  readonly now: string;
}

interface GroupsOptions {
  readonly tools: TurnTools;
  readonly people: People;
  readonly topics: Topics;
}

/** A group takes twenty messages a minute, and its cards need them: nobody but owners is answered more often. */
const ANSWER_AGAIN_MS = 60_000;
const MOST = 1_000;

const here = (status: string) => status === 'member' || status === 'administrator';

/** How the bot behaves in groups. */
export function createGroups({ tools, people, topics }: GroupsOptions) {
  const answeredAt = new Map<string, number>();
  return {
    /** False for somebody who goes on writing commands to a group. */
    mayAnswer(chatId: number, { telegramId, operator, roles, locked = [] }: Visitor): boolean {
      if (operator || [...roles, ...locked].some(({ kind }) => kind === 'owner')) return true;
      const key = `${chatId} ${telegramId}`;
      const now = performance.now();
      if (now - (answeredAt.get(key) ?? Number.NEGATIVE_INFINITY) < ANSWER_AGAIN_MS) return false;
      if (answeredAt.size >= MOST) answeredAt.clear();
      answeredAt.set(key, now);
      return true;
    },
    /** It came, went, or may do more or less than before. */
    async standing({ chatId, from, before, now }: Standing): Promise<void> {
      if (now === 'left' || now === 'kicked') return people.setReachable(chatId, false);
      if (now === 'administrator') await topics.promoted(chatId);
      if (here(before) || !here(now)) return;
      const { language } = await people.glance(from);
      await tools.post.send(chatId, helloScreen(tools.sayIn(language))).catch(orGone);
    },
    /** Somebody whom the bakery has never seen. */
    refuse({ language }: Visitor, tap: Tap): void {
      tap.say(tools.sayIn(language)('refusals.not-allowed'), true);
    },
    /** An administrator who writes as the group itself: a role is a person's. */
    async anonymous(chatId: number, from: User): Promise<void> {
      const { language } = await people.glance(from);
      await tools.post.send(chatId, { text: tools.sayIn(language).html('groups.anonymous') }).catch(orGone);
    },
    async notKnown(turn: BotTurn): Promise<void> {
      await turn.send(inPrivate(turn.say, turn.botName));
    },
    /** Whoever cannot be written to is led to the bot: a tap in a group is answered in private. */
    async leading({ tap, botName }: BotTurn, answered: Promise<unknown>): Promise<void> {
      try {
        await answered;
      } catch (error) {
        if (error instanceof Unreachable) tap?.lead(privateChat(botName));
        throw error;
      }
    },
    /** A tap in a group of which nothing else was said there. */
    note({ tap, say, shownIn }: BotTurn): void {
      if (!tap?.isAnswered) tap?.say(say(shownIn.length > 0 ? 'groups.written' : 'groups.noted'));
    },
  };
}

/** It was thrown out again at once: Telegram says so in an update of its own. */
function orGone(error: unknown): number {
  if (error instanceof Unreachable) return 0;
  throw error;
}
