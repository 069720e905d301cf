import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { Notice } from '../chat/notice.ts';
import type { Post } from '../chat/post.ts';
import type { Say } from '../chat/say.ts';
import type { Screen } from '../chat/screen.ts';
import type { Sql } from '../database/orm.ts';
import { type CardClaim, createClaims } from './card-claim.ts';

/** A person waits no longer than this for somebody else who is just sending the same card. */
const PATIENCE_MS = 10_000;
const LOOK_MS = 25;

export interface ShownCard {
  /** Outside any transaction: Telegram is called while it is open. */
  readonly em: SqlEntityManager;
  readonly say: Say;
  readonly personId: number;
  /** An owner everywhere, whether a role says so or not. */
  readonly operator?: boolean;
  readonly chatId: number;
  readonly card: Notice;
  readonly subjectId: number;
  /** The message whose button was tapped: from now on it is the card, whatever message was before. */
  readonly tappedMessageId?: number;
  /** What was tapped stays: the card comes as a new message, and the one before goes. */
  readonly isBelow?: boolean;
}

export interface Cards {
  /**
   * Shows a card at once to the person who has just acted on it, and remembers message and state, so that the
   * news of the same act finds nothing left to do.
   * @returns the message that is the card; undefined when there is nothing to show any more.
   * @throws {Unreachable} {Busy} as `Post`; nothing is remembered then.
   */
  show(shown: ShownCard): Promise<number | undefined>;
  /**
   * As `show`, for somebody who did not ask.
   * @param post of the news, which waits for its turn; not used when the card shows the state already.
   * @returns undefined when somebody else is just sending this card: try again soon.
   */
  bringUpToDate(shown: ShownCard, post: Post): Promise<CardResult | undefined>;
}

/** `nothing`: there is nothing to show any more. */
export type CardResult = 'sent' | 'edited' | 'unchanged' | 'nothing';

interface Put {
  readonly result: CardResult;
  readonly messageId?: number;
}

/**
 * Exactly one message for each card: it is claimed before it is rendered, and edited ever after.
 * @param of.post for those who have asked.
 */
export function createCards({ sql, post: replies }: { readonly sql: Sql; readonly post: Post }): Cards {
  const claimCard = createClaims(sql);

  async function put(shown: ShownCard, claim: CardClaim, post: Post): Promise<Put> {
    let recorded = false;
    try {
      const screen = await render(shown);
      if (!screen) {
        recorded = await takeBack(shown, claim);
        return { result: 'nothing' };
      }
      const digest = digestOf(screen);
      const isNew = shown.isBelow || shown.card.keeps === 'latest';
      const target = shown.tappedMessageId ?? (isNew ? undefined : claim.messageId);
      // The tapped message may show something else by now: a form's question, a list.
      const isTapped = shown.tappedMessageId !== undefined || shown.isBelow;
      if (!isTapped && claim.messageId !== undefined && digest === claim.digest)
        return { result: 'unchanged', messageId: target };
      const messageId =
        target === undefined ? await post.send(shown.chatId, screen) : await post.edit(shown.chatId, target, screen);
      // From now on this message is the card: two of them would soon tell two stories.
      if (claim.messageId !== target && claim.messageId !== messageId) await removeMessage(shown, claim);
      await claim.record(messageId, digest);
      recorded = true;
      return { result: target === undefined ? 'sent' : 'edited', messageId };
    } finally {
      if (!recorded) await claim.release();
    }
  }

  /** Only the latest calls somebody: it goes when it calls for nothing any more. A card just stays as it was. */
  async function takeBack(shown: ShownCard, claim: CardClaim): Promise<boolean> {
    if (shown.card.keeps !== 'latest') return false;
    await removeMessage(shown, claim);
    await claim.forget();
    return true;
  }

  async function removeMessage({ chatId }: ShownCard, claim: CardClaim): Promise<void> {
    if (claim.messageId !== undefined && (await claim.isAlone())) await replies.remove(chatId, claim.messageId);
  }

  return {
    async show(shown) {
      for (const startedAt = Date.now(); ; await sleep(LOOK_MS)) {
        const force = Date.now() - startedAt > PATIENCE_MS;
        const claim = await claimCard(keyOf(shown), shown.chatId, force);
        if (claim) return (await put(shown, claim, replies)).messageId;
      }
    },
    async bringUpToDate(shown, post) {
      const claim = await claimCard(keyOf(shown), shown.chatId);
      return claim && (await put(shown, claim, post)).result;
    },
  };
}

const keyOf = ({ card, subjectId, personId }: ShownCard) => ({ code: card.code, subjectId, personId });

function render({ em, say, personId, operator, card, subjectId }: ShownCard): Promise<Screen | undefined> {
  return card.render({ em, say, personId, operator, now: new Date() }, subjectId);
}

function digestOf(screen: Screen): string {
  return createHash('sha1').update(JSON.stringify(screen)).digest('base64url');
}
