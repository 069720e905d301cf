import type { EventHub } from './people/event-hub.ts';
import type { PersonEvent } from './people/events.ts';
import { Group } from './people/group.ts';
import { Person } from './people/person.ts';
import type { AccountDetails } from './world/account.ts';
import type { ApiUpdate } from './world/bot-api.ts';
import type { BotCall } from './world/call-log.ts';
import type { Clock } from './world/clock.ts';
import type { Faults } from './world/faults.ts';
import { createGroup } from './world/group.ts';
import type { Rates } from './world/rates.ts';
import type { World } from './world/world.ts';

/** A running stand-in, as tests and programs hold it in the hand. README.md lists it all. */
export class PretendTelegram {
  /** The API root for the bot. */
  url = '';
  readonly close: () => Promise<void>;
  private readonly world: World;
  private readonly hub: EventHub;
  private readonly persons = new Map<number, Person>();
  private readonly groups = new Map<number, Group>();

  constructor({ world, hub, close }: { world: World; hub: EventHub; close: () => Promise<void> }) {
    this.world = world;
    this.hub = hub;
    this.close = close;
  }

  get token(): string {
    return this.world.bot.token;
  }

  get bot(): { id: number; username: string; name: string } {
    const { id, username, name } = this.world.bot;
    return { id, username, name };
  }

  get clock(): Clock {
    return this.world.clock;
  }

  get faults(): Faults {
    return this.world.faults;
  }

  /** `isOn` switches them; `ignored` counts calls made although the bot had been told to wait. */
  get rates(): Pick<Rates, 'isOn' | 'ignored'> {
    return this.world.rates;
  }

  person(details: AccountDetails): Person {
    return this.find(this.world.addPerson(details).id)!;
  }

  people(): Person[] {
    return [...this.world.people.keys()].map((id) => this.find(id)!);
  }

  find(id: number): Person | undefined {
    const account = this.world.people.get(id);
    if (!account) return undefined;
    const person = this.persons.get(id) ?? new Person(account, this.world, this.hub);
    this.persons.set(id, person);
    return person;
  }

  /** The first member creates it and adds the bot. */
  group(about: { title: string; members: Person[]; forum?: boolean; bot?: 'member' | 'administrator' }): Group {
    const members = about.members.map(({ account }) => account);
    return this.findGroup(createGroup(this.world, { ...about, members }).id)!;
  }

  findGroup(id: number): Group | undefined {
    const chat = this.world.chats.get(id);
    if (!chat || chat.kind === 'private') return undefined;
    const group = this.groups.get(id) ?? new Group(chat, this.world);
    this.groups.set(id, group);
    return group;
  }

  /** The accepted calls, oldest first; getUpdates is left out. */
  calls(of: { method?: string; chat?: number | { id: number } } = {}): BotCall[] {
    return this.world.calls.accepted.filter((call) => isOf(call, of));
  }

  /** The calls that were refused, each with its `error`; those a fault struck are not among them. */
  refusals(of: { method?: string; chat?: number | { id: number } } = {}): BotCall[] {
    return this.world.calls.refused.filter((call) => isOf(call, of));
  }

  clearCalls(): void {
    this.world.calls.clear();
  }

  /** Hands the bot a raw update as it is; of a repeated or older id too. */
  deliver(update: ApiUpdate): void {
    this.world.updates.enqueue(update, `delivered:${this.world.randomId()}`, true);
  }

  /** Deliveries go round-robin to these; none: to the url the bot set. */
  webhookTargets(urls: string[]): void {
    this.world.webhook.targets = urls;
  }

  pending(): number {
    return this.world.updates.waiting.size;
  }

  /** Resolves when the bot has confirmed every update. */
  settled(): Promise<void> {
    return this.world.updates.settled();
  }

  /** Resolves as soon as a bot waits in getUpdates. */
  polled(): Promise<void> {
    return this.world.polling.polled();
  }

  on(listener: (event: PersonEvent) => void): () => void {
    return this.hub.on(listener);
  }
}

function isOf(call: BotCall, { method, chat }: { method?: string; chat?: number | { id: number } }): boolean {
  const id = typeof chat === 'object' ? chat.id : chat;
  return (method === undefined || call.method === method) && (id === undefined || call.chat === id);
}
