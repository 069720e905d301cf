import { badRequest } from '../world/api-error.ts';
import type { ApiEntity } from '../world/bot-api.ts';
import { attribute, characterReference } from './html-attributes.ts';
import { closeEntity, type OpenTag } from './html-tags.ts';

export interface FormattedText {
  text: string;
  entities: ApiEntity[];
}

const TAGS = new Set(
  'a b strong i em s strike del u ins tg-spoiler tg-emoji tg-time span pre code blockquote'.split(' '),
);

const SPACE = /\s/;

/**
 * Reads HTML as Telegram does: few tags, four named references, every tag closed.
 * Offsets of entities are in UTF-16 units, those in errors in bytes. tdlib/td, MessageEntity.cpp, parse_html.
 *
 * @throws {ApiError} 400 "can't parse entities: …"
 */
export function parseHtml(html: string): FormattedText {
  if (!html.includes('<') && !html.includes('&')) return { text: html, entities: [] };
  const reading: Reading = { html, at: 0, text: '', open: [], entities: [] };
  while (reading.at < html.length) {
    const character = html[reading.at]!;
    if (character === '&') readReference(reading);
    else if (character !== '<') readPlain(reading);
    else if (html[reading.at + 1] === '/') readEndTag(reading);
    else readStartTag(reading);
  }
  const unclosed = reading.open.at(-1);
  if (unclosed) throw cannotParse(`Can't find end tag corresponding to start tag "${unclosed.name}"`);
  if (!reading.text.isWellFormed()) {
    throw cannotParse(
      'Text contains invalid Unicode characters after decoding HTML entities, check for unmatched surrogate code units',
    );
  }
  return { text: reading.text, entities: reading.entities };
}

interface Reading {
  readonly html: string;
  at: number;
  text: string;
  readonly open: OpenTag[];
  readonly entities: ApiEntity[];
}

function readPlain(reading: Reading): void {
  const start = reading.at;
  while (reading.at < reading.html.length && !'<&'.includes(reading.html[reading.at]!)) reading.at += 1;
  reading.text += reading.html.slice(start, reading.at);
}

function readReference(reading: Reading): void {
  const reference = characterReference(reading.html, reading.at);
  reading.text += reference?.character ?? '&';
  reading.at += reference?.length ?? 1;
}

function readStartTag(reading: Reading): void {
  const { html } = reading;
  const begin = reading.at;
  const where = () => `at byte offset ${Buffer.byteLength(html.slice(0, begin))}`;
  let at = begin + 1;
  while (at < html.length && !SPACE.test(html[at]!) && html[at] !== '>') at += 1;
  if (at >= html.length) throw cannotParse(`Unclosed start tag ${where()}`);
  const name = html.slice(begin + 1, at).toLowerCase();
  if (!TAGS.has(name)) throw cannotParse(`Unsupported start tag "${name}" ${where()}`);

  const tag: OpenTag = { name, argument: '', start: reading.text.length };
  for (;;) {
    while (at < html.length && SPACE.test(html[at]!)) at += 1;
    if (at >= html.length) throw cannotParse(`Unclosed start tag "${name}" ${where()}`);
    if (html[at] === '>') break;
    const read = attribute(html, at);
    if (read.wrong) throw cannotParse(`${read.wrong} in the tag "${name}" ${where()}`);
    tag.argument = argumentOf(name, read.name, read.value) ?? tag.argument;
    at = read.end;
  }
  if (name === 'span' && tag.argument !== 'spoiler') {
    throw cannotParse(`Tag "span" must have class "tg-spoiler" ${where()}`);
  }
  reading.open.push(tag);
  reading.at = at + 1;
}

function readEndTag(reading: Reading): void {
  const { html } = reading;
  const begin = reading.at;
  const where = () => `at byte offset ${Buffer.byteLength(html.slice(0, begin))}`;
  const tag = reading.open.pop();
  if (!tag) throw cannotParse(`Unexpected end tag ${where()}`);
  let at = begin + 2;
  while (at < html.length && !SPACE.test(html[at]!) && html[at] !== '>') at += 1;
  const name = html.slice(begin + 2, at).toLowerCase();
  while (at < html.length && SPACE.test(html[at]!)) at += 1;
  if (html[at] !== '>') throw cannotParse(`Unclosed end tag ${where()}`);
  if (name !== '' && name !== tag.name) {
    throw cannotParse(`Unmatched end tag ${where()}, expected "</${tag.name}>", found "</${name}>"`);
  }
  if (name === 'tg-emoji' && !/^[1-9]\d{0,18}$/.test(tag.argument))
    throw cannotParse('Invalid custom emoji identifier specified');
  closeEntity(tag, reading);
  reading.at = at + 1;
}

function argumentOf(tag: string, name: string, value: string): string | undefined {
  if (tag === 'a' && name === 'href') return value;
  if (tag === 'code' && name === 'class' && value.startsWith('language-')) return value.slice('language-'.length);
  if (tag === 'span' && name === 'class' && value.startsWith('tg-')) return value.slice('tg-'.length);
  if (tag === 'tg-emoji' && name === 'emoji-id') return value;
  if (tag === 'blockquote' && name === 'expandable') return 'expandable';
  return undefined;
}

function cannotParse(why: string): Error {
  return badRequest(`can't parse entities: ${why}`);
}
