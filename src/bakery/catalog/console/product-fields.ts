import { durationText } from '../../../chat/duration.ts';
import type { Field, Kind } from '../../../chat/field.ts';
import { amount, line, longText, measured, whole } from '../../../chat/kinds.ts';

const HOUR = 60;
/** Two weeks. */
const MOST_HOURS = 336;
/** What may be said of a product, whether typed or in a table. */
export const most = { description: 1000, grams: 100_000, leadMinutes: MOST_HOURS * HOUR };
/** Offered as buttons. */
const HOURS = [0, 2, 24, 48, 72];

/** Minutes, asked for in hours. A choice is the minutes and one more, for 0 empties a field. */
const hours: Kind<number> = {
  input: 'typed',
  choices: (say) =>
    HOURS.map((count) => [{ label: hours.show(say, count * HOUR, { currency: '' }), value: count * HOUR + 1 }]),
  read(answer, place) {
    if (answer.kind === 'choice') return { value: answer.value - 1 };
    const typed = whole(0, MOST_HOURS).read(answer, place);
    return 'wrong' in typed ? typed : { value: typed.value * HOUR };
  },
  show: (say, minutes) => (minutes === 0 ? say('products.no-lead') : durationText(minutes, say.language)),
};

/** Nothing is given away: who wants to, takes it out of the stock as a gift. */
export const price = amount(1);

/** What is changed by a question. Buttons carry the position in this list, so new ones are added at the end. */
export const productFields = [
  { name: 'name', kind: line(2, 80) },
  { name: 'description', kind: longText(most.description), mayBeEmpty: true, empty: '' },
  { name: 'price', kind: price },
  { name: 'cost', kind: amount(0), mayBeEmpty: true },
  { name: 'weight_grams', kind: measured(1, most.grams, 'gram'), mayBeEmpty: true },
  { name: 'lead_minutes', kind: hours },
] as const satisfies readonly Field[];

export type ProductField = (typeof productFields)[number]['name'];
