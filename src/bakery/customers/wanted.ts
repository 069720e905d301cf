import { tidy } from '../../chat/readers.ts';
import { type CountryCode, phone } from '../people/phone.ts';

/** What is looked for; digits alone may be a number to call as well as an order's. */
export interface Wanted {
  /** E.164. */
  readonly phone: string | null;
  readonly orderId: number | null;
  /** How words of a name begin. */
  readonly name: string | null;
}

const LARGEST_ID = 2 ** 31 - 1;

/** @returns undefined when it can be none of them. */
export function wantedIn(typed: string, country?: CountryCode): Wanted | undefined {
  const words = tidy(typed);
  if (/\p{L}/u.test(words)) return { phone: null, orderId: null, name: words.slice(0, 64) };
  const reading = phone(country)({ kind: 'text', text: words });
  const digits = /^(?:#|№)?\s?([1-9]\d{0,9})$/.exec(words)?.[1];
  const orderId = digits && Number(digits) <= LARGEST_ID ? Number(digits) : null;
  const number = 'value' in reading ? reading.value.number : null;
  return orderId === null && number === null ? undefined : { phone: number, orderId, name: null };
}
