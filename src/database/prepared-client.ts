import { createHash } from 'node:crypto';
import type { Writable } from 'node:stream';
import pg from 'pg';

const INT8 = 20;
const TIMESTAMPTZ = 1184;
const names = new Map<string, string>();
const NOTHING = { rows: [], rowCount: 0, command: '', oid: 0, fields: [] };

// biome-ignore lint/suspicious/noExplicitAny: pg overloads query in ways its own types do not unite
type Anything = any;

/**
 * Spares PostgreSQL and the wire two things.
 *
 * Every statement with bound values is prepared once per connection instead of being parsed and planned for each
 * update. MikroORM pastes its values into the text, so its statements are left alone; ours come from `rows` and the
 * machinery and are a fixed, small set of texts.
 *
 * BEGIN waits for the first statement of its transaction and travels with it (the pool's `pipeline` option lets both
 * be under way at once): one round trip less for each operation.
 */
export class PreparedClient extends pg.Client {
  private beginning = false;

  override query(...[text, values, ...rest]: Anything[]): Anything {
    if (text === 'begin') {
      this.beginning = true;
      return Promise.resolve(NOTHING);
    }
    if (!this.beginning) return text === 'rollback' ? this.rollBack() : this.send(text, values, rest);
    this.beginning = false;
    if (text === 'commit' || text === 'rollback') return Promise.resolve(NOTHING);
    const { stream } = (this as unknown as { connection: { stream: Writable } }).connection;
    stream.cork();
    const both = [super.query('begin'), this.send(text, values, rest)];
    stream.uncork();
    return Promise.all(both).then(([, result]) => result);
  }

  /**
   * A connection on which not even ROLLBACK works is closed, and PostgreSQL rolls back by itself. Were that an error,
   * Kysely would never give the connection back to the pool, and the first error would be lost.
   */
  private async rollBack(): Promise<typeof NOTHING> {
    await (super.query('rollback') as Promise<unknown>).catch(() => void this.end().catch(() => {}));
    return NOTHING;
  }

  private send(text: Anything, values: Anything, rest: Anything[]): Anything {
    const call = super.query as (...args: unknown[]) => unknown;
    if (typeof text !== 'string' || !Array.isArray(values) || values.length === 0) {
      return call.call(this, text, values, ...rest);
    }
    return call.call(this, { name: nameOf(text), text, values, types }, ...rest);
  }
}

const types = {
  getTypeParser: ((oid: number, format?: 'text') => {
    if (oid === INT8) return Number;
    if (oid === TIMESTAMPTZ) return (text: string) => new Date(text);
    return pg.types.getTypeParser(oid, format);
  }) as typeof pg.types.getTypeParser,
};

function nameOf(text: string): string {
  let name = names.get(text);
  if (!name) {
    name = createHash('sha1').update(text).digest('base64url');
    names.set(text, name);
  }
  return name;
}
