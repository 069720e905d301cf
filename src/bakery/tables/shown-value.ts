import type { Say } from '../../chat/say.ts';
import { knownWords } from './known-words.ts';
import type { Column, Row } from './table.ts';

/** What showing values depends on. */
export interface TablePlace {
  readonly shop: string;
  readonly currency: string;
  readonly timeZone: string;
  readonly now: Date;
}

export function columnName(say: Say, { name, words }: Column): string {
  return say(words ? `${words}.${name}.name` : `tables.columns.${name}`);
}

/** Plain text; undefined for what is empty. */
export function shownValue(
  say: Say,
  { name, shown, to, field }: Column,
  { values, links }: Row,
  place: TablePlace,
): string | undefined {
  const value = values[name];
  if (to && links[name]) return links[name] ?? undefined;
  if (value === null || value === undefined || value === '') return undefined;
  if (field) return field.kind.show(say, value, place) || undefined;
  if (shown === 'amount') return say.money({ minor: Number(value), currency: place.currency });
  if (shown === 'moment') return say.time(new Date(String(value)), place.timeZone, place.now);
  if (shown === 'yes') return say(value ? 'tables.yes' : 'tables.no');
  if (shown === 'word') return knownWords.has(String(value)) ? say(`tables.words.${value}`) : String(value);
  if (shown === 'list') return Array.isArray(value) ? value.join(', ') || undefined : JSON.stringify(value);
  return String(value);
}
