import { badRequest } from './api-error.ts';
import type { ApiInlineKeyboard } from './bot-api.ts';
import type { Clock } from './clock.ts';
import type { Content } from './content.ts';

const LIFETIME_MS = 30_000;
const ANSWERS_KEPT = 100;

/** One of the answers to an inline query, and what is sent when it is picked. */
export interface InlineResult {
  id: string;
  type: string;
  title?: string;
  description?: string;
  thumbnailUrl?: string;
  content: Content;
  markup?: ApiInlineKeyboard;
}

export interface InlineAnswer {
  results: InlineResult[];
  nextOffset?: string;
  button?: { text: string; startParameter?: string };
}

interface Waiting {
  expiresAt: number;
  resolve: (answer: InlineAnswer) => void;
}

export interface Answered extends InlineAnswer {
  id: string;
  person: number;
  query: string;
}

/** Words typed after the bot's name, and what it offered for them. */
export class InlineQueries {
  private readonly waiting = new Map<string, Waiting>();
  private readonly answered: Answered[] = [];
  private readonly clock: Clock;

  constructor(clock: Clock) {
    this.clock = clock;
  }

  await(id: string): Promise<InlineAnswer> {
    return new Promise((resolve) => {
      this.waiting.set(id, { expiresAt: this.clock.now() + LIFETIME_MS, resolve });
      if (this.waiting.size > ANSWERS_KEPT) this.waiting.delete(this.waiting.keys().next().value!);
    });
  }

  /** @throws {ApiError} when it is unknown, answered already, or too late. */
  answer(id: string, answer: InlineAnswer): void {
    const waiting = this.waiting.get(id);
    this.waiting.delete(id);
    if (!waiting || waiting.expiresAt <= this.clock.now()) {
      throw badRequest('query is too old and response timeout expired or query ID is invalid');
    }
    waiting.resolve(answer);
  }

  keep(answered: Answered): void {
    this.answered.push(answered);
    if (this.answered.length > ANSWERS_KEPT) this.answered.shift();
  }

  /** @param id of the query; without it the person's newest that offers the result. */
  find(person: number, resultId: string, id?: string): { answered: Answered; result: InlineResult } | undefined {
    for (const answered of [...this.answered].reverse()) {
      if (answered.person !== person || (id !== undefined && answered.id !== id)) continue;
      const result = answered.results.find((each) => each.id === resultId);
      if (result) return { answered, result };
    }
    return undefined;
  }
}
