import type { Turn } from './turn.ts';

/** `@bot words` written in any chat, by anybody: asked at every letter, so nothing is stored for it. */
export interface Inquiry extends Pick<Turn, 'say' | 'visitor' | 'botName' | 'read'> {
  readonly words: string;
  /** `next` of the answer before; empty for the first. */
  readonly offset: string;
}

/** One line of the answer, and the message that it becomes when it is chosen. */
export interface InlineCard {
  /** 1-64 bytes, different in one answer. */
  readonly id: string;
  readonly title: string;
  readonly description: string;
  /** HTML as `say.html` makes it, 1-1024 characters. */
  readonly text: string;
  /** Only a picture that Telegram has seen can be among the answers. */
  readonly fileId?: string;
  readonly button: { readonly label: string; readonly url: string };
}

export interface InlineAnswer {
  /** At most 50. */
  readonly cards: readonly InlineCard[];
  /** ≤ 64 bytes; without it this is all. */
  readonly next?: string;
}

export type InlineHandler = (asked: Inquiry) => Promise<InlineAnswer>;
