import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { type PostgresMessage, PostgresMessages, StatementReader } from './postgres-messages.ts';

/** A moment in a program's life, as PostgreSQL sees it. */
export interface Failpoint {
  /** What goes by on one connection, one after the other; the last is the moment. */
  readonly statements: readonly RegExp[];
  /** `before` PostgreSQL hears of it, or `after` it is done and before the program hears so. */
  readonly when: 'before' | 'after';
}

export interface PostgresProxy {
  readonly url: string;
  /** Does something at the moment, in the same tick, and lets nothing more through. Resolves when it has struck. */
  strikeAt(failpoint: Failpoint, act: () => void): Promise<void>;
  /** Cuts this one connection at the moment. Resolves when it is cut. */
  cutAt(failpoint: Failpoint): Promise<void>;
  close(): Promise<void>;
}

interface Armed extends Failpoint {
  readonly strike: (line: Line) => void;
}

/** Stands between a program and PostgreSQL and sees every statement: failpoints that cost the program nothing. */
export async function postgresProxy(databaseUrl: string): Promise<PostgresProxy> {
  const lines = new Set<Line>();
  let armed: Armed | undefined;
  const strike = (line: Line) => {
    const struck = armed;
    armed = undefined;
    struck?.strike(line);
  };
  const arm = (failpoint: Failpoint, act: (line: Line) => void) => {
    const { promise, resolve } = Promise.withResolvers<void>();
    armed = {
      ...failpoint,
      strike(line) {
        act(line);
        resolve();
      },
    };
    return promise;
  };
  const server = createServer((client) => {
    const line = new Line(client, databaseUrl, { armed: () => armed, strike });
    lines.add(line);
    client.once('close', () => lines.delete(line));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = new URL(databaseUrl);
  url.host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url: url.href,
    strikeAt: (failpoint, act) =>
      arm(failpoint, () => {
        for (const line of lines) line.isDead = true;
        act();
      }),
    cutAt: (failpoint) => arm(failpoint, (line) => line.hangUp()),
    async close() {
      for (const line of lines) line.hangUp();
      server.close();
      await once(server, 'close');
    },
  };
}

/** One connection. */
class Line {
  /** Nothing goes through any more. */
  isDead = false;
  private readonly client: Socket;
  private readonly server: Socket;
  private readonly reader = new StatementReader();
  private readonly watch: { armed: () => Armed | undefined; strike: (line: Line) => void };
  private seen = { of: undefined as Armed | undefined, statements: 0 };
  /** Answers the program waits for, the greeting first: several statements may be under way. */
  private asked = 1;
  private answered = 0;
  /** The answer that does not get through. */
  private last = Number.POSITIVE_INFINITY;

  constructor(client: Socket, databaseUrl: string, watch: Line['watch']) {
    this.client = client;
    this.watch = watch;
    const { hostname, port } = new URL(databaseUrl);
    this.server = connect(Number(port), hostname);
    for (const socket of [client, this.server]) {
      socket.setNoDelay(true);
      socket.on('error', () => {});
      socket.once('close', () => this.hangUp());
    }
    const [asked, answered] = [new PostgresMessages('client'), new PostgresMessages('server')];
    client.on('data', (chunk) => asked.push(chunk).forEach((message) => void this.passOn(message)));
    this.server.on('data', (chunk) => answered.push(chunk).forEach((message) => void this.passBack(message)));
  }

  hangUp(): void {
    this.isDead = true;
    this.client.destroy();
    this.server.destroy();
  }

  private passOn(message: PostgresMessage): void {
    if (this.isDead) return;
    const when = this.isTheMoment(this.reader.textOf(message)) ? this.watch.armed()?.when : undefined;
    if (when === 'before') return void this.watch.strike(this);
    if (when === 'after') this.last = this.asked + 1;
    if (message.type === 'Q' || message.type === 'S') this.asked += 1;
    this.server.write(message.bytes);
  }

  private passBack({ type, bytes }: PostgresMessage): void {
    if (this.isDead) return;
    if (this.answered + 1 < this.last) this.client.write(bytes);
    if (type !== 'Z') return;
    this.answered += 1;
    if (this.answered === this.last) this.watch.strike(this);
  }

  private isTheMoment(text: string | undefined): boolean {
    const armed = this.watch.armed();
    if (this.seen.of !== armed) this.seen = { of: armed, statements: 0 };
    if (!armed || text === undefined || !armed.statements[this.seen.statements]?.test(text)) return false;
    this.seen.statements += 1;
    return this.seen.statements === armed.statements.length;
  }
}
