import type { Context, Scenes } from 'telegraf';
import type { Once } from '../database/transaction.ts';
import type { BotTurn } from './turn.ts';

/** What the session keeps of a form under way. */
export interface FormState {
  /** The question that was asked last; undefined once the confirmation is shown. */
  step?: string;
  draft: Record<string, unknown>;
  /** Questions answered so far, in order: where ⬅️ goes. */
  asked?: string[];
  /** Choices ticked so far in a question that takes several. */
  ticked?: number[];
  /** A reply keyboard of ours is below the typing line. */
  keyboard?: boolean;
}

/** Telegraf's context with our turn in it. */
export interface BotContext extends Context {
  session: Scenes.SceneSession<Scenes.SceneSessionData>;
  scene: Scenes.SceneContextScene<BotContext, Scenes.SceneSessionData>;
  turn: BotTurn;
}

/** An update that was stored before, and what its earlier handlings have already done. */
export interface Received extends Once {
  readonly body: object;
  /** 1 for the first. */
  readonly tries: number;
}

/** What handling an update leaves behind, kept in the same commit that ends it. */
export interface Done {
  readonly session?: { telegramId: number; data: object | null };
}
