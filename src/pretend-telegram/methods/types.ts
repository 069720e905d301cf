import { badRequest } from '../world/api-error.ts';

export interface Upload {
  bytes: Buffer;
  name: string;
  mimeType: string;
}

/** Files that came with a multipart request, by the name of their part. */
export type Uploads = ReadonlyMap<string, Upload>;

/** How a value is read from JSON, a form or a query: everything may arrive as a string. */
export interface Type<T> {
  /** The names the official description uses, e.g. `['Integer', 'String']`. */
  readonly names: readonly string[];
  readonly fields?: Fields;
  /** Types this one is made of, for comparing with the official description. */
  readonly parts?: readonly Type<unknown>[];
  /** @throws {ApiError} 400 that names the parameter. */
  read(value: unknown, at: string, uploads: Uploads): T;
}

export interface Field<T = unknown, R extends boolean = boolean> {
  readonly type: Type<T>;
  readonly isRequired: R;
  /** Declared by Telegram, not played here: refused by name rather than ignored. */
  readonly isUnplayed?: boolean;
}

export type Fields = Readonly<Record<string, Field>>;

export type Values<F extends Fields> = {
  [K in keyof F as F[K] extends Field<unknown, true> ? K : never]: F[K] extends Field<infer T> ? T : never;
} & {
  [K in keyof F as F[K] extends Field<unknown, true> ? never : K]?: F[K] extends Field<infer T> ? T : never;
};

export const required = <T>(type: Type<T>): Field<T, true> => ({ type, isRequired: true });

export const optional = <T>(type: Type<T>): Field<T, false> => ({ type, isRequired: false });

export const unplayed = <T>(type: Type<T>): Field<T, false> => ({ type, isRequired: false, isUnplayed: true });

export const string: Type<string> = {
  names: ['String'],
  read(value, at) {
    if (typeof value === 'string') return value;
    if (typeof value === 'number' || typeof value === 'boolean') return String(value);
    throw badRequest(`${at} must be of type String`);
  },
};

export const integer: Type<number> = {
  names: ['Integer'],
  read(value, at) {
    const number = typeof value === 'string' && /^-?\d{1,16}$/.test(value) ? Number(value) : value;
    if (typeof number === 'number' && Number.isSafeInteger(number)) return number;
    throw badRequest(`${at} must be of type Integer`);
  },
};

export const float: Type<number> = {
  names: ['Float'],
  read(value, at) {
    const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
    if (typeof number === 'number' && Number.isFinite(number)) return number;
    throw badRequest(`${at} must be of type Float`);
  },
};

export const boolean: Type<boolean> = {
  names: ['Boolean'],
  read(value, at) {
    const word = String(value).toLowerCase();
    if (word === 'true' || word === 'yes' || word === '1') return true;
    if (word === 'false' || word === 'no' || word === '0') return false;
    throw badRequest(`${at} must be of type Boolean`);
  },
};

/** A type with a further rule; `check` gives the description of the error, or nothing. */
export function checked<T>(type: Type<T>, check: (value: T, at: string) => string | undefined): Type<T> {
  return {
    ...type,
    read(value, at, uploads) {
      const read = type.read(value, at, uploads);
      const wrong = check(read, at);
      if (wrong !== undefined) throw badRequest(wrong);
      return read;
    },
  };
}

/** Characters as Telegram counts them in a text: code points, so that an emoji outside the BMP is one. */
export function characters(text: string): number {
  let count = text.length;
  for (let at = 0; at < text.length; at += 1) if ((text.charCodeAt(at) & 0xfc00) === 0xd800) count -= 1;
  return count;
}

export const textOf = (min: number, max: number, error?: string): Type<string> =>
  checked(string, (value, at) =>
    characters(value) < min || characters(value) > max
      ? (error ?? `${at} must have ${min}-${max} characters`)
      : undefined,
  );

/** Bytes of UTF-8, not characters. */
export const bytesOf = (min: number, max: number, error?: string): Type<string> =>
  checked(string, (value, at) => {
    const bytes = Buffer.byteLength(value);
    return bytes < min || bytes > max ? (error ?? `${at} must have ${min}-${max} bytes`) : undefined;
  });

export const wordOf = <W extends string>(...words: W[]): Type<W> =>
  checked(string, (value, at) =>
    words.includes(value as W) ? undefined : `${at} must be one of ${words.join(', ')}`,
  ) as Type<W>;

export const within = (type: Type<number>, min: number, max: number, error?: string): Type<number> =>
  checked(type, (value, at) =>
    value < min || value > max ? (error ?? `${at} must be between ${min} and ${max}`) : undefined,
  );

export function arrayOf<T>(type: Type<T>): Type<T[]> {
  return {
    names: type.names.map((name) => `Array of ${name}`),
    parts: [type as Type<unknown>],
    read(value, at, uploads) {
      const list = parsed(value, at);
      if (!Array.isArray(list)) throw badRequest(`can't parse ${at}: expected an Array`);
      return list.map((item, index) => type.read(item, `${at}[${index}]`, uploads));
    },
  };
}

/** In a form, lists and objects come as JSON. */
export function parsed(value: unknown, at: string): unknown {
  if (typeof value !== 'string') return value;
  try {
    return JSON.parse(value);
  } catch {
    throw badRequest(`can't parse ${at} JSON object`);
  }
}
