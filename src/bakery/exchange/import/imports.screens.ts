import { emoji, label } from '../../../chat/emoji.ts';
import { escapeHtml } from '../../../chat/escape.ts';
import { PAGE, pageOf, pager } from '../../../chat/pages.ts';
import type { Say } from '../../../chat/say.ts';
import type { Button, Screen } from '../../../chat/screen.ts';
import { shorten } from '../../../chat/shorten.ts';
import { openProducts } from '../../catalog/console/products.actions.ts';
import type { Refusal } from '../../refusal.ts';
import { openExchange } from '../exchange.actions.ts';
import { originText } from '../photos/pictures.ts';
import type { GoodsField, WrongLine } from './goods.ts';
import { confirmImport, openDetails, openImport, refuseImport, sendTemplate } from './imports.actions.ts';
import type { ImportView } from './imports.queries.ts';
import type { About, Change } from './plan.ts';

/** What can be looked at in a table. Buttons carry the position. */
export const DETAILS = ['wrong', 'changed', 'made'] as const;

/** Of a value on a line. */
const GLANCE = 40;
/** Of names that are listed in one line. */
const REMARK = 200;

/** What a table would do: nothing of it is done yet. */
export function importScreen(say: Say, view: ImportView, hasChanged = false): Screen {
  const { importId, fileName, plan, state } = view;
  const counts = { made: plan.made.length, changed: plan.changed.length, wrong: view.wrong.length };
  const name = shorten(fileName, 80);
  if (state !== 'ready')
    return {
      text: [
        say.html(`exchange.import.${state}`, { name, ...counts }),
        ...(counts.wrong > 0 ? [say.html('exchange.import.wrong', { count: counts.wrong })] : []),
        ...(view.photos > 0 ? [say.html('exchange.photos.follow', { count: view.photos })] : []),
      ].join('\n'),
      buttons: [...(counts.wrong > 0 ? [[detailButton(say, 'wrong', counts.wrong, importId, 0)]] : []), back(say)],
    };
  const isUseful = counts.made + counts.changed > 0;
  return {
    text: [
      ...(hasChanged ? [say.html('exchange.import.look-again'), ''] : []),
      say.html('exchange.import.of-shop', { name, shop: view.shop }),
      say.html('exchange.import.made', { count: counts.made }),
      say.html('exchange.import.changed', { count: counts.changed }),
      say.html('exchange.import.same', { count: plan.same }),
      say.html('exchange.import.wrong', { count: counts.wrong }),
      ...remarks(say, plan.about),
      '',
      say.html(isUseful ? 'exchange.import.sure' : 'exchange.import.useless'),
    ].join('\n'),
    buttons: [
      ...DETAILS.flatMap((what, at) =>
        counts[what] > 0 ? [[detailButton(say, what, counts[what], importId, at)]] : [],
      ),
      [
        ...(isUseful
          ? [{ label: label('confirm', say('exchange.import.do')), data: confirmImport.write({ importId }) }]
          : []),
        { label: label('cancel', say('exchange.import.drop')), data: refuseImport.write({ importId }) },
      ],
    ],
  };
}

/** What somebody may not have meant. */
function remarks(say: Say, { sheet, columns = [], pictures = [], categories = [] }: About = {}): string[] {
  const listed = { categories, columns, pictures };
  const lines = Object.entries(listed).flatMap(([what, names]) => {
    const shown = shorten(names.join(', '), REMARK);
    return names.length > 0 ? [say.html(`exchange.import.about.${what}`, { count: names.length, names: shown })] : [];
  });
  if (sheet !== undefined) lines.unshift(say.html('exchange.import.about.sheet', { sheet: shorten(sheet, GLANCE) }));
  return lines.length > 0 ? ['', ...lines] : [];
}

/** A file that is no good, in the place of the words that it is fetched. */
export function unreadScreen(say: Say, fileName: string, { code, params }: Pick<Refusal, 'code' | 'params'>): Screen {
  const name = shorten(fileName, GLANCE);
  return {
    text: `${say.html('exchange.import.title', { name })}\n${say.html(`refusals.${code}`, params)}`,
    buttons: [
      [{ label: label('report', say('exchange.import.template')), data: sendTemplate.write({}) }],
      [{ label: label('back', say('exchange.back')), data: openExchange.write({}) }],
    ],
  };
}

function detailButton(say: Say, what: (typeof DETAILS)[number], count: number, importId: number, at: number): Button {
  const text = say(`exchange.import.see.${what}`, { count });
  return { label: label('search', text), data: openDetails.write({ importId, what: at, page: 0 }) };
}

export function detailsScreen(say: Say, view: ImportView, at: number, asked: number): Screen {
  const { importId, plan, wrong, goods } = view;
  const what = DETAILS[at] ?? DETAILS[0];
  const lines = new Map(goods.map((one) => [one.line, one]));
  const shown = {
    wrong: () => wrong.map((one) => say.html('exchange.import.line', { line: one.line, text: reason(say, one) })),
    changed: () => plan.changed.map((change) => changeText(say, change, view, lines.get(change.line) as never)),
    made: () =>
      plan.made.map((line) => {
        const { name = '', price = 0 } = lines.get(line) ?? {};
        return say.html('exchange.import.line', { line, text: `${name} · ${amount(say, view, price)}` });
      }),
  }[what]();
  const page = pageOf(asked, shown.length);
  return {
    text: [
      say.html(`exchange.import.see-title.${what}`, { count: shown.length }),
      ...shown.slice(page * PAGE, (page + 1) * PAGE),
    ].join('\n\n'),
    buttons: [
      ...pager(page, shown.length, (to) => openDetails.write({ importId, what: at, page: to })),
      [{ label: label('back', say('exchange.import.back')), data: openImport.write({ importId }) }],
    ],
  };
}

/** `Price «dear»`, and below what is wrong with it. */
function reason(say: Say, { field, why, params }: WrongLine): string {
  const ours = ['twice', 'no-name', 'no-price', 'yes-or-no', 'unknown-word', 'day', 'currency'];
  const isOurs = ours.includes(why) || why.startsWith('photo-');
  const text = say(`${isOurs ? 'exchange' : 'forms'}.wrong.${why}`, { words: '…', ...params });
  const cell = params.cell === undefined ? '' : `«${params.cell}»`;
  if (field) return `${say(`exchange.columns.${columnOf(field)}`)} ${cell}\n${text}`;
  return cell ? `${text} (${cell})` : text;
}

function changeText(
  say: Say,
  { line, name, before }: Change,
  view: ImportView,
  now: Record<string, unknown> = {},
): string {
  const parts = Object.entries(before).map(([field, was]) => {
    const key = field as GoodsField;
    const title = say(`exchange.columns.${columnOf(key)}`);
    return `${title}: ${valueText(say, view, key, was)} → ${valueText(say, view, key, now[key])}`;
  });
  return `${say.html('exchange.import.line', { line, text: shorten(name, GLANCE) })}\n${escapeHtml(parts.join('\n'))}`;
}

/** As the database and the texts call it: `lowAt` → `low_at`. */
function columnOf(field: GoodsField): string {
  return field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

function valueText(say: Say, view: ImportView, field: GoodsField, value: unknown): string {
  if (value === null || value === undefined || value === '') return '–';
  if (field === 'price' || field === 'cost') return amount(say, view, Number(value));
  if (field === 'photo') return shorten(originText(String(value)), GLANCE) || emoji.photo;
  if (typeof value === 'boolean') return say(value ? 'exchange.yes' : 'exchange.no');
  return shorten(Array.isArray(value) ? value.join(', ') || '–' : String(value).replaceAll('\n', ' '), GLANCE);
}

function amount(say: Say, { currency }: ImportView, minor: number): string {
  return say.money({ minor, currency });
}

function back(say: Say): Button[] {
  return [{ label: label('back', say('products.list')), data: openProducts.write({ page: 0 }) }];
}
