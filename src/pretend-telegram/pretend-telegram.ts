import type { EventHub } from './people/event-hub.ts';
import type { PersonEvent } from './people/events.ts';
import { Person } from './people/person.ts';
import type { AccountDetails } from './world/account.ts';
import type { ApiUpdate } from './world/bot-api.ts';
import type { Clock } from './world/clock.ts';
import type { World } from './world/world.ts';

/** A running stand-in, as tests hold it in the hand. */
export class PretendTelegram {
  /** The API root for the bot. */
  url = '';
  readonly close: () => Promise<void>;
  private readonly world: World;
  private readonly hub: EventHub;
  private readonly persons = new Map<number, Person>();

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

  person(details: AccountDetails): Person {
    return this.known(this.world.addPerson(details).id)!;
  }

  people(): Person[] {
    return [...this.world.people.keys()].map((id) => this.known(id)!);
  }

  find(id: number): Person | undefined {
    return this.known(id);
  }

  /** Hands the bot a raw update as it is; of a repeated or older id too. */
  deliver(update: ApiUpdate): void {
    this.world.updates.enqueue(update, `delivered:${update.update_id}`);
  }

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

  on(listener: (event: PersonEvent) => void): () => void {
    return this.hub.on(listener);
  }

  private known(id: number): Person | undefined {
    const account = this.world.people.get(id);
    if (!account) return undefined;
    const person = this.persons.get(id) ?? new Person(account, this.world, this.hub);
    this.persons.set(id, person);
    return person;
  }
}
