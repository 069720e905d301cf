import type { Field } from '../../../chat/field.ts';
import { emoji, line } from '../../../chat/kinds.ts';

/** What is changed by a question. Buttons carry the position in this list, so new ones are added at the end. */
export const categoryFields = [
  { name: 'name', kind: line(2, 40) },
  { name: 'emoji', kind: emoji, mayBeEmpty: true, empty: '' },
] as const satisfies readonly Field[];

export type CategoryField = (typeof categoryFields)[number]['name'];
