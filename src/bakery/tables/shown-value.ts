import type { Say } from '../../chat/say.ts';
import { tagText } from '../catalog/tags.ts';
import { allergenText } from '../people/allergens.ts';
import type { Hours } from '../shops/hours/hours.ts';
import { hoursLine } from './hours-line.ts';
import { wordText } from './known-words.ts';
import { momentText } from './moment-text.ts';
import type { Column, Row } from './table.ts';

/** Later moments are no dates: until somebody says otherwise (shops/shop.ts). */
const OPEN_END = '9998';

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
  if (shown === 'moment' && String(value) >= OPEN_END) return say('tables.open-end');
  if (shown === 'moment') return momentText(say, new Date(String(value)), place);
  if (shown === 'yes') return say(value ? 'tables.yes' : 'tables.no');
  if (shown === 'word') return wordText(say, String(value));
  if (shown === 'tags') return (value as string[]).map((tag) => tagText(say, tag)).join(', ') || undefined;
  if (shown === 'allergens') return allergenText(say, value as string[]) || undefined;
  if (shown === 'hours') return hoursLine(say, value as Hours, place.now);
  if (shown === 'table') return say(`tables.names.${value}`);
  return String(value);
}
