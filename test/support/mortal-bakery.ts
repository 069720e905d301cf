import type { Person } from '../../src/pretend-telegram/people/person.ts';
import type { Match } from '../../src/pretend-telegram/people/waiting.ts';
import { Bakery } from './bakery.ts';
import { reads } from './conversation.ts';
import { comesToRest } from './invariants.ts';
import { postgresProxy } from './postgres-proxy.ts';
import { type Program, runProgram } from './program.ts';
import { anHourPasses } from './time-passes.ts';

/** The end of every operation: events, effect and COMMIT travel together. */
const committed = [/^\/\* last \*\//, /^commit/];

/** A bakery whose program runs as a process of its own, which can be killed. */
export interface MortalBakery {
  readonly bakery: Bakery;
  /** Starts the program: once everybody is there. */
  opens(): Promise<void>;
  /**
   * Kills the program when what `act` leads to is committed, before anybody hears so, and starts the next one.
   * @param act ends in one operation. @param who reads, of the next program, what came of it.
   */
  diesAfter(act: () => unknown, who: Person, match: Match): Promise<void>;
  close(): Promise<void>;
}

export async function mortalBakery(): Promise<MortalBakery> {
  const bakery = await Bakery.open({ replicas: 0 });
  const proxy = await postgresProxy(bakery.databaseUrl);
  let program: Program | undefined;
  const opens = async () => {
    program = await runProgram({ telegram: bakery.telegram, databaseUrl: proxy.url });
  };
  return {
    bakery,
    opens,
    async diesAfter(act, who, match) {
      await comesToRest(bakery.sql);
      const gone = Promise.withResolvers<void>();
      const struck = proxy.strikeAt({ statements: committed, when: 'after' }, () => {
        void program!.kill().then(gone.resolve);
      });
      await reads(who, match, async () => {
        await act();
        await struck;
        await gone.promise;
        await anHourPasses(bakery.sql);
        await opens();
      });
    },
    async close() {
      await program?.stop();
      await proxy.close();
      await bakery.close();
    },
  };
}
