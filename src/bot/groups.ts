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

const here = (status: string) => status === 'member' || status === 'administrator';

/** How the bot behaves in groups. */
export function createGroups({ tools, people, topics }: GroupsOptions) {
  return {
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
    /** A tap in a group of which nothing else is to be said; whoever cannot be written to is led to the bot. */
    async leading(turn: BotTurn, answered: Promise<unknown>): Promise<void> {
      const { tap, say, botName } = turn;
      try {
        await answered;
      } catch (error) {
        if (error instanceof Unreachable) tap?.lead(privateChat(botName));
        throw error;
      }
      if (!tap?.isAnswered) tap?.say(say(turn.shownIn.length > 0 ? 'groups.written' : 'groups.noted'));
    },
  };
}

/** It was thrown out again at once: Telegram says so in an update of its own. */
function orGone(error: unknown): number {
  if (error instanceof Unreachable) return 0;
  throw error;
}
