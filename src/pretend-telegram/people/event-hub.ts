import type { World } from '../world/world.ts';
import { eventsOf, type PersonEvent } from './events.ts';

type Listener = (event: PersonEvent) => void;

/** Passes on what people's clients learn; costs nothing while nobody listens. */
export class EventHub {
  private readonly everybody = new Set<Listener>();
  private readonly byPerson = new Map<number, Set<Listener>>();
  private readonly world: World;
  private stop: (() => void) | null = null;

  constructor(world: World) {
    this.world = world;
  }

  /** @returns a function that ends it. */
  on(listener: Listener, person?: number): () => void {
    const listeners = person === undefined ? this.everybody : this.ofPerson(person);
    listeners.add(listener);
    this.stop ??= this.world.changes.listen((change) => {
      for (const event of eventsOf(this.world, change)) this.pass(event);
    });
    return () => {
      listeners.delete(listener);
      if (person !== undefined && listeners.size === 0) this.byPerson.delete(person);
      if (this.everybody.size + this.byPerson.size === 0) this.rest();
    };
  }

  private pass(event: PersonEvent): void {
    for (const listener of this.everybody) listener(event);
    const person = typeof event.person === 'number' ? event.person : event.person.id;
    for (const listener of this.byPerson.get(person) ?? []) listener(event);
  }

  private ofPerson(person: number): Set<Listener> {
    const listeners = this.byPerson.get(person) ?? new Set();
    this.byPerson.set(person, listeners);
    return listeners;
  }

  private rest(): void {
    this.stop?.();
    this.stop = null;
  }
}
