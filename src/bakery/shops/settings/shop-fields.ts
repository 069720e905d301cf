import type { Field } from '../../../chat/field.ts';
import { amount, clockTime, decimal, line, longText, oneOf, whole, yesOrNo } from '../../../chat/kinds.ts';
import { languages } from '../../../chat/languages.ts';
import { currencyCode, minutes, placeOnMap, someLanguages, timeZoneName } from './shop-kinds.ts';

/** The pages of the settings. Buttons carry the position in this list, so new ones are added at the end. */
export const sections = ['bakery', 'orders', 'delivery', 'kitchen', 'customers'] as const;
export type Section = (typeof sections)[number];

export interface ShopField extends Field {
  readonly section: Section;
  /** What the column holds when it is emptied; null when not said. */
  readonly empty?: '';
  /** Where it is kept, when not in the column it is called by. */
  readonly columns?: readonly string[];
}

const WEEK = 10_080;
const leadTime = minutes({ min: 0, max: WEEK, offered: [0, 15, 30, 60, 120, 1_440], none: 'settings.at-once' });
const patience = minutes({ min: 0, max: 240, offered: [0, 5, 10, 15, 30, 60], none: 'settings.never' });
const lockTime = minutes({ min: 1, max: WEEK, offered: [30, 60, 240, 720] });

/** Every setting of a shop that has one value. Buttons carry the position in this list, so new ones are added at the end. */
export const shopFields: readonly ShopField[] = [
  { section: 'bakery', name: 'name', kind: line(2, 64) },
  { section: 'bakery', name: 'description', kind: longText(600), mayBeEmpty: true, empty: '' },
  { section: 'bakery', name: 'address', kind: line(3, 200), mayBeEmpty: true, empty: '' },
  { section: 'bakery', name: 'place', kind: placeOnMap, mayBeEmpty: true, columns: ['latitude', 'longitude'] },
  { section: 'bakery', name: 'language', kind: oneOf('people.language.names', languages) },
  { section: 'bakery', name: 'time_zone', kind: timeZoneName },
  { section: 'bakery', name: 'currency', kind: currencyCode },
  { section: 'orders', name: 'minimum', kind: amount() },
  { section: 'orders', name: 'lead_minutes', kind: leadTime },
  { section: 'orders', name: 'slot_minutes', kind: minutes({ min: 5, max: 240, offered: [15, 30, 60, 120] }) },
  { section: 'orders', name: 'slot_capacity', kind: whole(1, 999), mayBeEmpty: true },
  { section: 'orders', name: 'cut_off', kind: clockTime, mayBeEmpty: true },
  { section: 'delivery', name: 'delivery_fee', kind: amount() },
  { section: 'delivery', name: 'free_from', kind: amount(1), mayBeEmpty: true },
  { section: 'delivery', name: 'radius_km', kind: decimal(0.1, 500), mayBeEmpty: true },
  { section: 'delivery', name: 'courier_limit', kind: whole(1, 99) },
  { section: 'delivery', name: 'proof', kind: oneOf('settings.proof', ['none', 'code']) },
  { section: 'kitchen', name: 'bakes_to_order', kind: yesOrNo('settings.bakes') },
  { section: 'kitchen', name: 'alarm_minutes', kind: patience },
  { section: 'customers', name: 'languages', kind: someLanguages },
  { section: 'customers', name: 'pause_text', kind: longText(200), mayBeEmpty: true, empty: '' },
  { section: 'customers', name: 'receipt_footer', kind: longText(300), mayBeEmpty: true, empty: '' },
  { section: 'kitchen', name: 'quiet_from', kind: clockTime, mayBeEmpty: true },
  { section: 'kitchen', name: 'quiet_to', kind: clockTime, mayBeEmpty: true },
  { section: 'delivery', name: 'offer_minutes', kind: patience },
  { section: 'delivery', name: 'pickup_minutes', kind: patience },
  { section: 'bakery', name: 'lock_minutes', kind: lockTime, mayBeEmpty: true },
];

/** Columns of a shop that are no single value to type, and why. */
export const notTyped: Readonly<Record<string, string>> = {
  id: 'given by the database',
  created_at: 'given by the database',
  hours: 'by day, and by date: hours.form.ts',
  paused_until: 'buttons: pause.screens.ts',
};
