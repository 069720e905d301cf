import { badRequest } from '../world/api-error.ts';
import { type Fields, parsed, type Type, type Uploads, type Values } from './types.ts';

/**
 * An object of the Bot API: unknown fields are refused by name.
 *
 * @param dropped fields some client library adds and Telegram does not know.
 */
export function object<F extends Fields>(name: string, fields: F, dropped: readonly string[] = []): Type<Values<F>> {
  return {
    names: [name],
    fields,
    read(value, at, uploads) {
      const record = parsed(value, at);
      if (record === null || typeof record !== 'object' || Array.isArray(record)) {
        throw badRequest(`can't parse ${at}: expected an Object`);
      }
      return readFields(fields, record as Record<string, unknown>, { at: `${at}.`, owner: name, uploads, dropped });
    },
  };
}

/** One of several objects, told apart by `pick`. */
export function eitherOf<T>(
  types: Record<string, Type<T>>,
  pick: (value: Record<string, unknown>) => string | undefined,
): Type<T> {
  const parts = Object.values(types);
  return {
    names: parts.flatMap((type) => type.names),
    parts: parts as Type<unknown>[],
    read(value, at, uploads) {
      const record = parsed(value, at);
      if (record === null || typeof record !== 'object' || Array.isArray(record)) {
        throw badRequest(`object expected as ${at}`);
      }
      const type = types[pick(record as Record<string, unknown>) ?? ''];
      if (!type) throw badRequest(`can't parse ${at}: it is none of ${Object.keys(types).join(', ')}`);
      return type.read(record, at, uploads);
    },
  };
}

interface Reading {
  /** What stands before a field's name in an error. */
  at: string;
  /** Whose fields they are: a method or an object. */
  owner: string;
  uploads: Uploads;
  dropped?: readonly string[];
}

/** @throws {ApiError} 400 for an unknown field, a missing one, or one of the wrong type. */
export function readFields<F extends Fields>(
  fields: F,
  given: Record<string, unknown>,
  { at, owner, uploads, dropped }: Reading,
): Values<F> {
  const values: Record<string, unknown> = {};
  for (const name in given) {
    const value = given[name];
    if (value === undefined || value === null || dropped?.includes(name)) continue;
    const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
    if (!field) throw badRequest(`unknown parameter "${at}${name}": ${owner} has none of that name`);
    if (field.isUnplayed) throw badRequest(`parameter "${at}${name}" is not played by this stand-in`);
    values[name] = field.type.read(value, `${at}${name}`, uploads);
  }
  for (const name in fields) {
    if (fields[name]!.isRequired && values[name] === undefined) throw badRequest(missing(`${at}${name}`));
  }
  return values as Values<F>;
}

/** Some of Telegram's own words; bots match them. */
function missing(name: string): string {
  if (name === 'chat_id') return 'chat_id is empty';
  if (name === 'text') return 'message text is empty';
  if (name === 'message_id') return 'message identifier is not specified';
  return `parameter "${name}" is required`;
}
