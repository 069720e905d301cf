import { defineEntity, p } from '@mikro-orm/core';
import { Person } from '../../people/person.ts';

/** Letters: more is not a search but a letter. */
export const LONGEST_SEARCH = 64;
/** Of one person; buttons below the results of older ones are out of date. */
export const SEARCHES_KEPT = 50;

const SearchSchema = defineEntity({
  name: 'Search',
  uniques: [{ properties: ['person', 'words'] }],
  properties: {
    id: p.integer().primary(),
    person: () => p.manyToOne(Person),
    words: p.string().length(LONGEST_SEARCH),
    at: p.datetime().defaultRaw('now()'),
  },
});

/** What somebody looked for: words do not fit into a button, the id of them does. */
export class Search extends SearchSchema.class {}
SearchSchema.setClass(Search);
