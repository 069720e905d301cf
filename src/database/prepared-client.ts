import { createHash } from 'node:crypto';
import type { Writable } from 'node:stream';
import pg from 'pg';

const INT8 = 20;
const TIMESTAMPTZ = 1184;
const names = new Map<string, string>();
/** A statement that begins so is the last of its transaction. */
const LAST = '/* last */';
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
 * BEGIN waits for the first statement of its transaction and travels with it, and COMMIT travels with a statement that
 * says it is the last (the pool's `pipeline` option lets both be under way at once): two round trips less for each
 * operation. A last statement that fails takes the COMMIT with it: PostgreSQL then rolls back.
 */
export class PreparedClient extends pg.Client {
  private beginning = false;
  /** A COMMIT that has left together with the last statement. */
  private committing?: Promise<unknown>;

  override query(...[text, values, ...rest]: Anything[]): Anything {
    const ends = text === 'commit' || text === 'rollback';
    if (this.committing) return this.hasCommitted(text);
    if (text === 'begin') this.beginning = true;
    if (text === 'begin' || (ends && this.beginning)) {
      this.beginning = text === 'begin';
      return Promise.resolve(NOTHING);
    }
    if (text === 'rollback') return this.rollBack();
    const isLast = typeof text === 'string' && text.startsWith(LAST);
    if (!this.beginning && !isLast) return this.send(text, values, rest);
    return this.sendTogether([
      ...(this.beginning ? ['begin'] : []),
      () => this.send(text, values, rest),
      ...(isLast ? ['commit'] : []),
    ]);
  }

  /** @returns what the statement between BEGIN and COMMIT answers. */
  private async sendTogether(parts: readonly (string | (() => Promise<unknown>))[]): Promise<unknown> {
    this.beginning = false;
    const { stream } = (this as unknown as { connection: { stream: Writable } }).connection;
    stream.cork();
    const sent = parts.map((part) => (typeof part === 'string' ? super.query(part) : part())) as Promise<unknown>[];
    stream.uncork();
    if (parts.at(-1) === 'commit') {
      this.committing = sent.pop();
      this.committing?.catch(() => {});
    }
    return (await Promise.all(sent)).at(-1);
  }

  /** Asked for an end that is on its way: by COMMIT, or by ROLLBACK because the last statement failed. */
  private async hasCommitted(text: unknown): Promise<unknown> {
    const { committing } = this;
    if (text !== 'commit' && text !== 'rollback')
      throw new Error('The last statement of the transaction has been sent.');
    this.committing = undefined;
    if (text === 'commit') return committing;
    await committing?.catch(() => void this.end().catch(() => {}));
    return NOTHING;
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
