import type { Reading } from '../../../chat/form.ts';
import { paragraphs, type Reader, text, wholeNumber, words } from '../../../chat/readers.ts';
import type { Say } from '../../../chat/say.ts';
import { harmedBack } from '../../../sheets/harmless.ts';
import { most } from '../../catalog/console/product-fields.ts';
import { tags } from '../../catalog/tags.ts';
import { parseMoney } from '../../money.ts';
import { allergens } from '../../people/allergens.ts';
import { Refusal } from '../../refusal.ts';
import { MOST_COUNTED } from '../../stock/count-stock.ts';
import { keyOf, type Picture } from '../photos/pictures.ts';
import { fieldsOf } from './columns.ts';
import type { Goods, GoodsField, WrongLine } from './goods.ts';
import { bareAmount, bareNumber } from './units.ts';

export interface Context {
  /** For the words of tags, allergens, yes and no, beside those that are stored. */
  readonly say: Say;
  /** ISO 4217. */
  readonly currency: string;
  /** What stood beside the table, by `keyOf` of its name. */
  readonly pictures: ReadonlyMap<string, Picture>;
}

export interface ReadGoods {
  readonly goods: readonly Goods[];
  readonly wrong: readonly WrongLine[];
  /** Titles of columns that nobody knows. */
  readonly unknown: readonly string[];
  /** Pictures that lines name, whether they can be used or not. */
  readonly named: ReadonlySet<Picture>;
}

/** Lines that are read at once; others are served in between. */
const PIECE = 100;
/** Letters of a cell: no field takes as many, and a small file can say them a million times. */
const LONGEST_CELL = 2_000;
/** Rows among which the titles are looked for. */
const MOST_ABOVE = 50;
const MOST_WORDS = 20;
const LONGEST_LINK = 1_000;
const yes = ['1', 'true', 'yes', 'y', '+', 'x', 'да', 'так', 'ja', 'sí', 'si'];
const no = ['0', 'false', 'no', 'n', '-', 'нет', 'ні', 'nein'];

/** Whether there is a row that says what the columns are. */
export function hasTitles(rows: readonly (readonly string[])[]): boolean {
  return titlesAt(rows) >= 0;
}

function titlesAt(rows: readonly (readonly string[])[]): number {
  return rows.slice(0, MOST_ABOVE).findIndex((cells) => fieldsOf(cells).includes('name'));
}

/**
 * What the rows of a table say about products. The first row that has a name and something else in it is the titles.
 * @param progress hears how many lines are read.
 * @throws {Refusal} `exchange.no-titles`
 */
export async function readGoods(
  rows: readonly (readonly string[])[],
  context: Context,
  progress: (done: number) => Promise<void>,
): Promise<ReadGoods> {
  const titles = titlesAt(rows);
  if (titles < 0) throw new Refusal('exchange.no-titles');
  const fields = fieldsOf(rows[titles]!);
  const goods: Goods[] = [];
  const wrong: WrongLine[] = [];
  const lines = new Map<string, number>();
  const named = new Set<Picture>();
  for (let at = titles + 1; at < rows.length; at++) {
    if ((at - titles) % PIECE === 0) await progress(at - titles);
    const cells = rows[at]!.map((cell) => harmedBack(cell.trim()));
    if (cells.every((cell) => cell === '')) continue;
    const line = at + 1;
    const read = goodsIn(cells, fields, line, { ...context, named });
    const before = 'why' in read ? undefined : lines.get(read.name.toLowerCase());
    if ('why' in read) wrong.push(read);
    else if (before !== undefined) wrong.push({ line, why: 'twice', params: { name: read.name, before } });
    else {
      lines.set(read.name.toLowerCase(), line);
      goods.push(read);
    }
  }
  const unknown = rows[titles]!.map((title) => title.trim()).filter((title, at) => title !== '' && !fields[at]);
  return { goods, wrong, unknown, named };
}

const tooLong = { wrong: 'too-long', params: { count: LONGEST_CELL } };

function goodsIn(
  cells: readonly string[],
  fields: readonly (GoodsField | undefined)[],
  line: number,
  context: Parameters<Read>[1],
): Goods | WrongLine {
  const found: Record<string, unknown> = { line };
  for (const [index, field] of fields.entries()) {
    const cell = cells[index] ?? '';
    if (!field || cell === '') continue;
    const reading = cell.length > LONGEST_CELL ? tooLong : readers[field](cell, context);
    if ('wrong' in reading)
      return { line, field, why: reading.wrong, params: { ...reading.params, cell: cell.slice(0, 60) } };
    found[field] = reading.value;
  }
  if (found.name === undefined) return { line, why: 'no-name', params: {} };
  return found as unknown as Goods;
}

type Read = (cell: string, context: Context & { readonly named: Set<Picture> }) => Reading<unknown>;

const answered =
  <Value>(reader: Reader<Value>): Read =>
  (cell) =>
    reader({ kind: 'text', text: cell });

/** Excel makes the fourth of May of 4.5 where decimals have a comma. */
const isDay = (cell: string) => /^\d{4}-\d\d-\d\d( \d\d:\d\d)?$/.test(cell);

const whole = (most: number, unit?: Parameters<typeof bareNumber>[1]): Read => {
  const read = answered(wholeNumber(0, most));
  return (cell, context) => (isDay(cell) ? { wrong: 'day' } : read(bareNumber(cell, unit), context));
};

const money =
  (least: number): Read =>
  (cell, { currency }) => {
    if (isDay(cell)) return { wrong: 'day' };
    const digits = bareAmount(cell, currency);
    if (digits === undefined) return { wrong: 'currency', params: { currency } };
    const minor = parseMoney(digits, currency);
    return minor === undefined || minor < least ? { wrong: 'price', params: { currency } } : { value: minor };
  };

const yesOrNo: Read = (cell, { say }) => {
  const word = cell.toLowerCase();
  if (yes.includes(word) || word === say('exchange.yes')) return { value: true };
  return no.includes(word) || word === say('exchange.no') ? { value: false } : { wrong: 'yes-or-no' };
};

/** Words of a list, as they are stored or as they are read. */
function listed(known: readonly string[], key: string, own: boolean): Read {
  return (cell, { say }) => {
    const value: string[] = [];
    for (const word of wordsIn(cell)) {
      const one = known.find(
        (name) => name === word.toLowerCase() || say(`${key}.${name}`).toLowerCase() === word.toLowerCase(),
      );
      const read = one === undefined && own ? text(1, 40)({ kind: 'text', text: word }) : undefined;
      if (one !== undefined) value.push(one);
      else if (read && 'value' in read) value.push(read.value);
      else {
        const words = known.map((name) => say(`${key}.${name}`)).join(', ');
        return { wrong: 'unknown-word', params: { word: word.slice(0, 60), words } };
      }
    }
    return value.length > MOST_WORDS
      ? { wrong: 'too-long', params: { count: MOST_WORDS } }
      : { value: [...new Set(value)] };
  };
}

/** `Bread, Cakes; bread` → `Bread`, `Cakes`. */
function wordsIn(cell: string): string[] {
  const found = cell.split(/[,;|]/).map((word) => word.trim());
  return [...new Map(found.filter((word) => word !== '').map((word) => [word.toLowerCase(), word] as const)).values()];
}

const readers: Record<GoodsField, Read> = {
  name: answered(words(2, 80)),
  price: money(1),
  cost: money(0),
  categories: listed([], '', true),
  stock: whole(MOST_COUNTED, 'pieces'),
  lowAt: whole(MOST_COUNTED, 'pieces'),
  weightGrams: whole(most.grams, 'grams'),
  leadMinutes: whole(most.leadMinutes, 'minutes'),
  tags: listed(tags, 'catalog.tags', true),
  allergens: listed(allergens, 'profile.allergens', false),
  onShelf: yesOrNo,
  takesInscription: yesOrNo,
  description: answered(paragraphs(1, most.description)),
  photo: (cell, { pictures, named }) => {
    if (/^[a-z][a-z\d+.-]*:\/\//i.test(cell)) return linked(cell);
    const picture = pictures.get(keyOf(cell));
    if (!picture) return { wrong: 'photo-missing' };
    named.add(picture);
    return 'wrong' in picture ? { wrong: `photo-${picture.wrong}` } : { value: picture.origin };
  },
};

/** Whether it leads anywhere is seen when it is fetched. */
function linked(cell: string): Reading<string> {
  const url = URL.canParse(cell) ? new URL(cell) : undefined;
  const isPlain = url?.protocol === 'https:' && url.username === '' && url.password === '';
  if (!isPlain || cell.length > LONGEST_LINK) return { wrong: 'photo-https-only' };
  url.hash = '';
  return { value: url.href };
}
