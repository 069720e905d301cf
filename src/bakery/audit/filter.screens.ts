import { label, ticked } from '../../chat/emoji.ts';
import { PAGE, pageOf, pager } from '../../chat/pages.ts';
import type { Say } from '../../chat/say.ts';
import type { Screen } from '../../chat/screen.ts';
import { shorten } from '../../chat/shorten.ts';
import { dayText } from '../tables/moment-text.ts';
import type { TablePlace } from '../tables/shown-value.ts';
import { tables } from '../tables/tables.ts';
import { chooseFilter, filtered, openAudit, typeDay } from './audit.actions.ts';
import { ANY, type AuditFilter, WIDE } from './audit.screens.ts';

const DAY_MS = 86_400_000;

export interface FilterChoice {
  readonly name: string;
  /** The value of the filter. */
  readonly value: number;
}

/** A page of them. */
export interface FilterChoices {
  readonly choices: readonly FilterChoice[];
  /** Of all. */
  readonly count: number;
  readonly page: number;
}

/** Whose, in which table, or on which day. */
export function filterScreen(
  say: Say,
  what: (typeof filtered)[number],
  { choices, count, page }: FilterChoices,
  filter: AuditFilter,
): Screen {
  const field = what === 'who' ? 'byId' : what;
  const open = (value: number) => openAudit.write({ ...ANY, ...filter, [field]: value });
  return {
    text: say.html(`audit.which.${what}`),
    buttons: [
      ...choices.map(({ name, value }) => [
        { label: ticked(filter[field] === value, shorten(name, WIDE - 2)), data: open(value) },
      ]),
      ...pager(page, count, (to) => chooseFilter.write({ what: filtered.indexOf(what), ...filter, page: to })),
      ...(what === 'day' ? [[{ label: label('edit', say('audit.type-day')), data: typeDay.write(filter) }]] : []),
      [{ label: ticked(filter[field] === 0, say('audit.any')), data: open(0) }],
      [{ label: label('back', say('audit.back')), data: openAudit.write({ ...ANY, ...filter }) }],
    ],
  };
}

/** The days of the trail by the shop's calendar, newest first. @param first `2026-11-21` */
export function dayChoices(
  say: Say,
  { timeZone, now }: TablePlace,
  first: string | undefined,
  asked: number,
): FilterChoices {
  const today = Date.parse(new Intl.DateTimeFormat('en-CA', { timeZone }).format(now));
  const count = 1 + Math.max(0, Math.round((today - (first ? Date.parse(first) : today)) / DAY_MS));
  const page = pageOf(asked, count);
  const choices = Array.from({ length: Math.min(PAGE, count - page * PAGE) }, (_, i) => {
    const at = new Date(today - (page * PAGE + i) * DAY_MS);
    const value = Number(at.toISOString().slice(0, 10).replaceAll('-', ''));
    return { name: dayText(say, at, new Date(today)), value };
  });
  return { choices, count, page };
}

export function tableChoices(say: Say, names: readonly string[], asked: number): FilterChoices {
  const page = pageOf(asked, names.length);
  const choices = names.slice(page * PAGE, (page + 1) * PAGE).map((name) => ({
    name: say(`tables.names.${name}`),
    value: tables.findIndex((table) => table.name === name) + 1,
  }));
  return { choices, count: names.length, page };
}
