import type { Field, Kind } from '../../chat/field.ts';
import { line, longText } from '../../chat/kinds.ts';
import { email } from '../people/email.ts';
import { type CountryCode, phone } from '../people/phone.ts';

/** E.164, typed as people write it where the shop is. */
const number: Kind<string> = {
  input: 'typed',
  read(answer, place) {
    const { country } = place as { readonly country?: CountryCode };
    const reading = phone(country)(answer.kind === 'text' ? answer : { kind: 'other' });
    return 'wrong' in reading ? { wrong: 'customer-phone' } : { value: reading.value.number };
  },
  show: (_say, value) => value,
};

const address: Kind<string> = { input: 'typed', read: email, show: (_say, value) => value };

/** What a shop writes down about a customer. Positions are part of buttons: new ones go to the end. */
export const customerFields = [
  { name: 'note', kind: longText(500), mayBeEmpty: true },
  { name: 'called', kind: line(1, 64) },
  { name: 'phone', kind: number },
  { name: 'email', kind: address, mayBeEmpty: true },
] as const satisfies readonly Field[];

export type CustomerField = (typeof customerFields)[number]['name'];
