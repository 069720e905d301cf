/** Bytes, not characters (a Cyrillic letter takes two). Telegram Bot API, InlineKeyboardButton.callback_data. */
const LIMIT_BYTES = 64;
/** PostgreSQL's integer, which ids are. A larger one is forged, and a statement would fail on it. */
const LARGEST_ID = 2 ** 31 - 1;

/** Before the data of a button that leaves the screen it stands on as it is. */
const BELOW = '+';

/** The same button, but what it shows comes as a new message. */
export function below(data: string): string {
  return `${BELOW}${data}`;
}

/** What a tapped button carries, and whether its screen stays. */
export function readBelow(data: string): { readonly data: string; readonly isBelow: boolean } {
  return data.startsWith(BELOW) ? { data: data.slice(BELOW.length), isBelow: true } : { data, isBelow: false };
}

/** A kind of button: a short code and whole numbers. Never names, never state. */
export interface Action<Field extends string = never> {
  readonly code: string;
  readonly fields: readonly Field[];
  /**
   * @returns callback data such as `dlv.accept:2s`.
   * @throws {Error} when a number is not whole and ≥ 0, or the data would exceed 64 bytes.
   */
  write(values: Readonly<Record<Field, number>>): string;
  /** @returns undefined for anything this action did not write. */
  read(data: string): Record<Field, number> | undefined;
}

/**
 * `action('dlv.accept', 'deliveryId')`. The code stays for ever (old messages carry it);
 * changing the fields of an action means choosing a new code.
 */
export function action<Field extends string = never>(code: string, ...fields: Field[]): Action<Field> {
  return {
    code,
    fields,
    write(values) {
      const numbers = fields.map((field) => base36(code, field, values[field]));
      const data = [code, ...numbers].join(':');
      const bytes = Buffer.byteLength(data);
      if (bytes > LIMIT_BYTES) throw new Error(`Button data "${data}" is ${bytes} bytes; Telegram takes 64.`);
      return data;
    },
    read(data) {
      const [first, ...numbers] = data.split(':');
      if (first !== code || numbers.length !== fields.length) return undefined;
      if (!numbers.every((text) => /^(0|[1-9a-z][0-9a-z]{0,10})$/.test(text))) return undefined;
      const values = fields.map((field, i) => [field, Number.parseInt(numbers[i]!, 36)] as const);
      if (!values.every(([, value]) => Number.isSafeInteger(value))) return undefined;
      if (values.some(([field, value]) => /(Id|^page)$/.test(field) && value > LARGEST_ID)) return undefined;
      return Object.fromEntries(values) as Record<Field, number>;
    },
  };
}

function base36(code: string, field: string, value: number): string {
  if (!Number.isSafeInteger(value) || value < 0) {
    throw new Error(`Button "${code}": ${field} is ${value}; only whole numbers from 0 fit.`);
  }
  return value.toString(36);
}
