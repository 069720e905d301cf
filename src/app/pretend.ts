import { createServer } from 'node:net';
import { join } from 'node:path';
import type { Logger } from 'pino';
import type { Config } from '../config.ts';
import { demoPeople } from '../demo/people.ts';
import type { PretendTelegram } from '../pretend-telegram/pretend-telegram.ts';
import { startPretendTelegram } from '../pretend-telegram/start.ts';
import type { Closing } from './closing.ts';

const STAFF_GROUP = 'Bulka staff';

/** A Telegram to try the bakery with, where nobody has a token yet. */
export interface Pretend {
  readonly root: string;
  readonly token: string;
  /** Prints where the chat page is and who is who. */
  introduce(): void;
}

export async function openPretend(config: Config, closing: Closing, log: Logger): Promise<Pretend> {
  const port = await freePort(config.http.host, config.pretend.port, log);
  const telegram = closing.add(
    await startPretendTelegram({
      host: config.http.host,
      port,
      folder: join(config.dataDir, 'telegram'),
      bot: { username: 'bulka_bot', name: 'Bulka' },
      log: (line) => log.warn(line),
    }),
    (started) => started.close(),
  );
  const people = config.demo ? demoPeople : demoPeople.map(beforeTheOpening);
  const isNew = telegram.people().length === 0;
  for (const person of people) if (!telegram.find(person.id)) telegram.person(person);
  if (isNew && config.demo) openStaffGroup(telegram);
  return {
    root: telegram.url,
    token: telegram.token,
    introduce() {
      const there = people.filter(({ id }) => !telegram.find(id)?.account.isDeleted);
      const lines = there.map(({ firstName, note = '' }) => `    ${firstName.padEnd(8)} ${note}`.trimEnd());
      console.log(`\n  The chat page:  ${telegram.url}\n\n${lines.join('\n')}\n\n  Ctrl-C ends it.\n`);
    },
  };
}

/** With topics, and the bot in it: what is left to try is its owner's `/link`. */
function openStaffGroup(telegram: PretendTelegram): void {
  const staff = demoPeople.filter(({ note }) => note !== 'customer');
  const members = [...staff].sort((a, b) => Number(b.note === 'owner') - Number(a.note === 'owner'));
  const find = ({ id }: { id: number }) => telegram.find(id)!;
  telegram.group({ title: STAFF_GROUP, members: members.map(find), forum: true, bot: 'administrator' });
}

/** Nobody works in a bakery that is not open. */
function beforeTheOpening(person: (typeof demoPeople)[number]) {
  return person.note === 'owner' ? person : { ...person, note: undefined };
}

async function freePort(host: string, port: number, log: Logger): Promise<number> {
  for (let candidate = port; ; candidate++) {
    const isFree = await new Promise<boolean>((resolve) => {
      const server = createServer().once('error', () => resolve(false));
      server.listen(candidate, host, () => server.close(() => resolve(true)));
    });
    if (isFree || candidate === 0) return candidate;
    log.warn(`Port ${candidate} is taken; trying ${candidate + 1}.`);
  }
}
