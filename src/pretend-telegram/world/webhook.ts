import type { Clock } from './clock.ts';
import { type Answer, Lines, post } from './post.ts';
import type { QueuedUpdate, Updates } from './updates.ts';

const LONGEST_PAUSE = 60_000;

export interface WebhookSettings {
  url: string;
  secretToken?: string;
  maxConnections: number;
  hasCertificate: boolean;
  ipAddress?: string;
}

interface Queue {
  updates: QueuedUpdate[];
  failures: number;
  isBusy: boolean;
}

/** Deliveries: one in flight per queue, any 2xx is success, everything else is tried again until it expires. */
export class Webhook {
  settings: WebhookSettings | null = null;
  targets: string[] = [];
  lastError: { date: number; message: string } | null = null;
  /** A method call in the body of the answer; its result is lost. */
  onReply: (body: string, contentType: string) => void = () => {};
  private readonly updates: Updates;
  private readonly clock: Clock;
  private readonly queues = new Map<string, Queue>();
  private isCutOff = false;
  private readonly lines = new Lines();
  private inFlight = 0;
  private round = 0;
  private ready: Queue[] = [];

  constructor(updates: Updates, clock: Clock) {
    this.updates = updates;
    this.clock = clock;
  }

  set(settings: WebhookSettings): void {
    this.remove();
    this.settings = settings;
    for (const update of this.updates.waiting) this.push(update);
  }

  remove(): void {
    this.settings = null;
    this.queues.clear();
    this.ready = [];
    this.lastError = null;
  }

  close(): void {
    this.remove();
    this.lines.close();
  }

  /** While cut off, nothing is delivered; what waited goes out when it is over. */
  cutOff(isCutOff: boolean): void {
    this.isCutOff = isCutOff;
    this.go();
  }

  push(update: QueuedUpdate): void {
    const queue = this.queues.get(update.queue) ?? { updates: [], failures: 0, isBusy: false };
    this.queues.set(update.queue, queue);
    queue.updates.push(update);
    if (!queue.isBusy) this.start(queue);
  }

  private start(queue: Queue): void {
    queue.isBusy = true;
    this.ready.push(queue);
    this.go();
  }

  private go(): void {
    while (this.settings && !this.isCutOff && this.ready.length > 0 && this.inFlight < this.settings.maxConnections) {
      void this.deliver(this.ready.shift()!);
    }
  }

  private async deliver(queue: Queue): Promise<void> {
    const settings = this.settings!;
    const update = queue.updates[0]!;
    if (update.expiresAt <= this.clock.now()) return this.next(queue, update);
    this.inFlight += 1;
    const { secretToken } = settings;
    const answer = await post(this.lines, this.target(settings), { body: ascii(update.json), secretToken });
    this.inFlight -= 1;
    if (this.settings === settings) this.conclude(queue, update, answer);
    this.go();
  }

  private conclude(queue: Queue, update: QueuedUpdate, answer: Answer): void {
    if (answer.error === undefined) {
      this.onReply(answer.body, answer.contentType);
      this.next(queue, update);
    } else {
      this.again(queue, update, answer);
    }
  }

  private again(queue: Queue, update: QueuedUpdate, answer: Extract<Answer, { error: string }>): void {
    this.lastError = { date: this.clock.date(), message: answer.error };
    queue.failures += 1;
    const pause = Math.max(answer.retryAfter ?? 0, backoff(queue.failures));
    this.clock.after(pause, () => {
      if (this.queues.get(update.queue) === queue) {
        this.ready.push(queue);
        this.go();
      }
    });
  }

  private next(queue: Queue, update: QueuedUpdate): void {
    queue.updates.shift();
    queue.failures = 0;
    this.updates.confirm(update);
    if (queue.updates.length > 0) this.ready.push(queue);
    else {
      queue.isBusy = false;
      this.queues.delete(update.queue);
    }
    this.go();
  }

  private target(settings: WebhookSettings): string {
    if (this.targets.length === 0) return settings.url;
    this.round += 1;
    return this.targets[this.round % this.targets.length]!;
  }
}

/** At once, then after 2, 4, 8 … seconds. tdlib/telegram-bot-api, WebhookActor.cpp. */
function backoff(failures: number): number {
  return failures === 1 ? 0 : Math.min(LONGEST_PAUSE, 2 ** (failures - 1) * 1000);
}

/** Telegram writes every character beyond ASCII as an escape. */
function ascii(json: string): string {
  const escaped = (character: string) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return json.replace(/[\u0080-\uffff]/g, escaped);
}
