export type FaultKind = 'tooMany' | 'broken' | 'html' | 'silence' | 'cut' | 'outage';

export interface FaultRequest {
  /** Only calls for this chat. */
  chat?: number | { id: number };
  /** Only this method; without one, every method but getUpdates. */
  method?: string;
  /** How often; without a number until it is over. */
  times?: number;
  /** Seconds, of `tooMany`; default 1. */
  retryAfter?: number;
}

/** Something that goes wrong on purpose. */
export class Fault {
  readonly kind: FaultKind;
  readonly retryAfter: number;
  hits = 0;
  private readonly chat: number | undefined;
  private readonly method: string | undefined;
  private left: number;

  constructor(kind: FaultKind, { chat, method, times, retryAfter }: FaultRequest) {
    this.kind = kind;
    this.retryAfter = retryAfter ?? 1;
    this.chat = typeof chat === 'object' ? chat.id : chat;
    this.method = method?.toLowerCase();
    this.left = times ?? Number.POSITIVE_INFINITY;
  }

  over(): void {
    this.left = 0;
  }

  get isOver(): boolean {
    return this.left <= 0;
  }

  /** @returns whether it strikes this call, which then counts. */
  strikes(method: string, chat: unknown): boolean {
    if (this.isOver || !this.isAbout(method.toLowerCase(), chat)) return false;
    this.left -= 1;
    this.hits += 1;
    return true;
  }

  private isAbout(method: string, chat: unknown): boolean {
    if (this.kind === 'outage') return true;
    if (this.method === undefined ? method === 'getupdates' : this.method !== method) return false;
    return this.chat === undefined || String(this.chat) === String(chat);
  }
}

/** Faults on demand; the oldest that fits a call strikes it. */
export class Faults {
  onOutage: (isOut: boolean) => void = () => {};
  private active: Fault[] = [];

  tooMany = (request: FaultRequest = {}): Fault => this.add('tooMany', request);

  /** 500 in JSON. */
  broken = (request: FaultRequest = {}): Fault => this.add('broken', request);

  /** A proxy's page instead of JSON. */
  html = (request: FaultRequest = {}): Fault => this.add('html', request);

  /** The call is read, not done, and never answered. */
  silence = (request: FaultRequest = {}): Fault => this.add('silence', request);

  /** The call is done, and the connection dropped before the answer. */
  cut = (request: FaultRequest = {}): Fault => this.add('cut', request);

  /** Nothing gets through, in neither direction, until `over()`. */
  outage = (): Fault => {
    const fault = this.add('outage', {});
    const over = fault.over.bind(fault);
    fault.over = () => {
      over();
      this.onOutage(this.active.some((each) => each.kind === 'outage' && !each.isOver));
    };
    this.onOutage(true);
    return fault;
  };

  add(kind: FaultKind, request: FaultRequest): Fault {
    const fault = new Fault(kind, request);
    this.active.push(fault);
    return fault;
  }

  clear(): void {
    for (const fault of this.active) fault.over();
    this.active = [];
  }

  strike(method: string, chat: unknown): Fault | undefined {
    if (this.active.length === 0) return undefined;
    this.active = this.active.filter((fault) => !fault.isOver);
    return this.active.find((fault) => fault.strikes(method, chat));
  }
}
