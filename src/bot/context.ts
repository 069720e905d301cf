import type { Context, Scenes } from 'telegraf';
import type { Once } from '../database/transaction.ts';
import type { BotTurn } from './turn.ts';

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
