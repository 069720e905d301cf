import { badRequest } from './api-error.ts';
import type { Clock } from './clock.ts';
import type { Invoice } from './invoice.ts';

/** The bot has so long to say yes. https://core.telegram.org/bots/api#precheckoutquery */
const CHECKOUT_MS = 10_000;
const LINKS_KEPT = 1_000;

export interface ShippingOption {
  id: string;
  title: string;
  prices: Invoice['prices'];
}

export type ShippingAnswer = { options: ShippingOption[] } | { error: string };
export type CheckoutAnswer = { error?: string };

/** Bills given out as links, and what the bot owes an answer to. */
export class Payments {
  private readonly links = new Map<string, Invoice>();
  private readonly shipping = new Map<string, (answer: ShippingAnswer) => void>();
  private readonly checkout = new Map<string, (answer: CheckoutAnswer) => void>();
  private readonly clock: Clock;

  constructor(clock: Clock) {
    this.clock = clock;
  }

  offer(invoice: Invoice): void {
    this.links.set(invoice.slug, invoice);
    if (this.links.size > LINKS_KEPT) this.links.delete(this.links.keys().next().value!);
  }

  bills(): Iterable<Invoice> {
    return this.links.values();
  }

  /** @param link `https://t.me/$…` or `https://t.me/invoice/…` */
  byLink(link: string): Invoice | undefined {
    const slug = /^https?:\/\/t\.me\/(?:\$|invoice\/)(\w+)$/i.exec(link)?.[1];
    return slug === undefined ? undefined : this.links.get(slug);
  }

  /** @returns null when the bot did not answer in time. */
  awaitShipping(id: string): Promise<ShippingAnswer | null> {
    return this.wait(this.shipping, id);
  }

  awaitCheckout(id: string): Promise<CheckoutAnswer | null> {
    return this.wait(this.checkout, id);
  }

  answerShipping(id: string, answer: ShippingAnswer): void {
    resolver(this.shipping, id)(answer);
  }

  answerCheckout(id: string, answer: CheckoutAnswer): void {
    resolver(this.checkout, id)(answer);
  }

  private wait<T>(waiting: Map<string, (answer: T) => void>, id: string): Promise<T | null> {
    return new Promise((resolve) => {
      const callOff = this.clock.after(CHECKOUT_MS, () => {
        waiting.delete(id);
        resolve(null);
      });
      waiting.set(id, (answer) => {
        waiting.delete(id);
        callOff();
        resolve(answer);
      });
    });
  }
}

/** @throws {ApiError} when it is unknown, answered already, or too late. */
function resolver<T>(waiting: Map<string, (answer: T) => void>, id: string): (answer: T) => void {
  const resolve = waiting.get(id);
  if (resolve) return resolve;
  throw badRequest('query is too old and response timeout expired or query ID is invalid');
}
