import { createHash } from 'node:crypto';
import pg from 'pg';

const INT8 = 20;
const TIMESTAMPTZ = 1184;
const names = new Map<string, string>();

/**
 * Prepares every statement that has bound values, once per connection: PostgreSQL then parses and plans it
 * once instead of for each update. MikroORM pastes its values into the text, so its statements are left alone;
 * ours come from `rows` and the machinery and are a fixed, small set of texts.
 */
export class PreparedClient extends pg.Client {
  // biome-ignore lint/suspicious/noExplicitAny: pg overloads query in ways its own types do not unite
  override query(...[text, values, ...rest]: any[]): any {
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
