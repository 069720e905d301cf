import type { Upload } from '../methods/types.ts';
import {
  boolean,
  type Fields,
  float,
  integer,
  optional,
  required,
  string,
  type Type,
  type Values,
} from '../methods/types.ts';
import type { Target } from '../people/buttons.ts';
import type { Where } from '../people/hand.ts';
import type { Person } from '../people/person.ts';
import { orNull } from '../people/waiting.ts';
import type { ShippingAddress } from '../world/pay.ts';

/** Where something is done: in the private chat when nothing is said. */
const place = { chat: optional(integer), topic: optional(integer), replyTo: optional(integer) } as const;

export interface Deed<F extends Fields = Fields> {
  fields: F;
  run(person: Person, given: Values<F> & Where): unknown;
}

const LONGEST_WAIT = 10_000;

const file: Type<Upload> = {
  names: ['File'],
  read(value, at) {
    if (typeof value === 'object' && value !== null && 'bytes' in value) return value as Upload;
    throw new Error(`${at} must be a file, in multipart/form-data.`);
  },
};

const address: Type<ShippingAddress> = { names: ['Address'], read: (value) => value as ShippingAddress };

const bill = { message: optional(integer), link: optional(string) } as const;

/** What a person can do over HTTP, by verb. */
export const deeds: Readonly<Record<string, Deed>> = {
  says: deed({ text: required(string) }, (person, { text, ...where }) => sent(person.says(text, where))),
  command: deed({ name: required(string), payload: optional(string) }, (person, { name, payload, ...where }) =>
    sent(person.command(name, payload, where)),
  ),
  opens: deed({ url: required(string) }, (person, { url }) => person.opens(url)),
  taps: deed(
    {
      label: optional(string),
      message: optional(integer),
      row: optional(integer),
      column: optional(integer),
      wait: optional(boolean),
    },
    async (person, { wait, ...given }) => {
      const { answer, ...pressed } = person.presses(targetOf(given), given);
      const isAwaited = answer !== undefined && wait !== false;
      return { answer: isAwaited ? await orNull(answer, LONGEST_WAIT) : null, ...pressed };
    },
  ),
  forges: deed(
    { data: required(string), message: optional(integer), wait: optional(boolean) },
    async (person, { data, message, wait, ...where }) => {
      const answer = person.forges(data, message, where);
      return { answer: wait === false ? null : await answer };
    },
  ),
  contact: deed(
    {
      phoneNumber: optional(string),
      firstName: optional(string),
      lastName: optional(string),
      userId: optional(integer),
    },
    (person, contact) => sent(person.sharesContact(contact, contact)),
  ),
  location: deed(
    { latitude: required(float), longitude: required(float), seconds: optional(integer) },
    (person, given) => {
      const { latitude, longitude, seconds, ...where } = given;
      if (seconds === undefined) return sent(person.sharesLocation(latitude, longitude, where));
      return sent(person.startsLiveLocation(latitude, longitude, seconds, where));
    },
  ),
  move: deed({ message: required(integer), latitude: required(float), longitude: required(float) }, (person, given) => {
    person.movesLiveLocation(given.message, given.latitude, given.longitude, given);
  }),
  stop: deed({ message: required(integer) }, (person, { message, ...where }) =>
    person.stopsLiveLocation(message, where),
  ),
  photo: deed({ file: required(file), caption: optional(string) }, (person, { file, caption, ...where }) =>
    sent(person.sendsPhoto(file.bytes, caption, where)),
  ),
  document: deed({ file: required(file), caption: optional(string) }, (person, { file, caption, ...where }) =>
    sent(person.sendsDocument(file.bytes, file.name, caption, { ...where, mimeType: file.mimeType })),
  ),
  sticker: deed({}, (person, where) => sent(person.sendsSticker(where))),
  voice: deed({}, (person, where) => sent(person.sendsVoice(where))),
  forwards: deed({ message: required(integer) }, (person, { message, ...where }) =>
    sent(person.forwards(message, where)),
  ),
  edits: deed({ message: required(integer), text: required(string) }, (person, { message, text, ...where }) =>
    person.edits(message, text, where),
  ),
  deletes: deed({ message: required(integer) }, (person, { message, ...where }) => person.deletes(message, where)),
  reacts: deed({ message: required(integer), emoji: required(string) }, (person, { message, emoji, ...where }) =>
    person.reacts(message, emoji, where),
  ),
  inline: deed({ query: required(string), offset: optional(string) }, (person, { query, offset }) =>
    person.asksInline(query, offset),
  ),
  picks: deed({ result: required(string), query: optional(string) }, (person, { result, ...where }) =>
    sent(person.picks(result, where)),
  ),
  pays: deed(
    {
      ...bill,
      tip: optional(integer),
      shipping: optional(string),
      name: optional(string),
      phoneNumber: optional(string),
      email: optional(string),
      address: optional(address),
    },
    (person, { message, link, ...paying }) => person.pays(billOf({ message, link }), paying, paying),
  ),
  declines: deed(bill, (person, { message, link, ...where }) => person.declines(billOf({ message, link }), where)),
  blocks: deed({}, (person) => person.blocks()),
  unblocks: deed({}, (person) => person.unblocks()),
  reads: deed({}, (person, where) => person.reads(where)),
};

function deed<F extends Fields>(fields: F, run: Deed<F>['run']): Deed {
  return { fields: { ...fields, ...place }, run: run as unknown as Deed['run'] };
}

function sent(message: number): { message: number } {
  return { message };
}

function billOf({ message, link }: { message?: number | undefined; link?: string | undefined }): number | string {
  const bill = message ?? link;
  if (bill === undefined) throw new Error('A bill is named by its message or its link.');
  return bill;
}

function targetOf(given: { label?: string; message?: number; row?: number; column?: number }): Target {
  const { label, message, row, column } = given;
  if (label !== undefined) return label;
  if (row === undefined || column === undefined) throw new Error('A tap needs a label, or a row and a column.');
  return message === undefined ? { row, column } : { message, row, column };
}
