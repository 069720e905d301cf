import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { tables } from '../../src/bakery/tables/tables.ts';
import { sourcesBelow } from './source-tree.ts';

const FOLDER = fileURLToPath(new URL('../../locales/', import.meta.url));
const languages = readdirSync(FOLDER);
const PLURAL = /_(zero|one|two|few|many|other)$/;

type Texts = Map<string, string>;

function textsOf(language: string): Texts {
  const texts: Texts = new Map();
  const walk = (value: unknown, key: string): void => {
    if (typeof value === 'string') texts.set(key, value);
    else for (const [name, inner] of Object.entries(value as object)) walk(inner, `${key}.${name}`);
  };
  for (const file of readdirSync(FOLDER + language)) {
    walk(JSON.parse(readFileSync(`${FOLDER}${language}/${file}`, 'utf8')), file.replace('.json', ''));
  }
  return texts;
}

const all = new Map(languages.map((language) => [language, textsOf(language)]));
const english = all.get('en')!;
const baseOf = (key: string) => key.replace(PLURAL, '');
const placeholders = (text: string) =>
  [...new Set(text.match(/\{\{\s*-?\s*[\w.]+/g) ?? [])].map((one) => one.replace(/[{\s-]/g, '')).sort();
const tags = (text: string) => (text.match(/<\/?\w+/g) ?? []).sort();

describe.each(languages)('The texts in %s', (language) => {
  const texts = all.get(language)!;

  it('are the same as in English, none missing, none left over', () => {
    const keys = (of: Texts) => [...new Set([...of.keys()].map(baseOf))].sort();
    expect(keys(texts)).toEqual(keys(english));
  });

  it('have every plural form the language has', () => {
    const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
    const plurals = [...new Set([...texts.keys()].filter((key) => PLURAL.test(key)).map(baseOf))];
    const missing = plurals.flatMap((key) => forms.map((form) => `${key}_${form}`)).filter((key) => !texts.has(key));
    expect(missing).toEqual([]);
  });

  it('fill in the same values and use the same tags', () => {
    const differing = [...texts].filter(([key, text]) => {
      const other = english.get(key) ?? english.get(`${baseOf(key)}_other`)!;
      const count = (names: string[]) => (PLURAL.test(key) ? names.filter((name) => name !== 'count') : names);
      return (
        count(placeholders(text)).join() !== count(placeholders(other)).join() ||
        tags(text).join() !== tags(other).join()
      );
    });
    expect(differing.map(([key]) => key)).toEqual([]);
  });

  it('have apostrophes of one shape', () => {
    const shapes = [...texts.values()].flatMap((text) => text.match(/(?<=\p{L})['’](?=\p{L})/gu) ?? []);
    expect(new Set(shapes).size).toBeLessThan(2);
  });

  it('are not empty', () => {
    expect([...texts].filter(([, text]) => text.trim() === '').map(([key]) => key)).toEqual([]);
  });
});

const sources = sourcesBelow('src');

describe.each(languages)('The buttons in %s', (language) => {
  const labels = new Set(
    sources.flatMap(({ text }) => [...text.matchAll(/label\(\s*'\w+',\s*say\(\s*'([\w.-]+)'/g)].map(([, key]) => key!)),
  );

  it('are read on a phone: at most 34 signs with their emoji, before anything is filled in', () => {
    expect(labels.size).toBeGreaterThan(50);
    const written = [...all.get(language)!].filter(([key]) => labels.has(baseOf(key)));
    const wide = written.filter(([, text]) => [...text.replace(/\{\{.*?\}\}/g, '')].length > 34 - '👩 '.length);
    expect(wide.map(([key, text]) => `${key}: ${text}`)).toEqual([]);
  });
});

describe('Texts and code', () => {
  const known = new Set([...english.keys()].map(baseOf));

  it('agree on the keys that are said', () => {
    const said = sources.flatMap(({ path, text }) =>
      [...text.matchAll(/\b(?:say|say\.html)\(\s*'([\w.-]+)'/g)].map(([, key]) => ({ path, key: key! })),
    );
    expect(said.length).toBeGreaterThan(20);
    expect(said.filter(({ key }) => !known.has(key)).map(({ path, key }) => `${path}: ${key}`)).toEqual([]);
  });

  it('agree on what is not said any more: every text is named somewhere, or a part of its key is', () => {
    const code = sources.map(({ text }) => text).join('\n');
    const literals = new Set([...code.matchAll(/['`]([\w.-]+)['`]/g)].map(([, words]) => words!));
    const templates = [...code.matchAll(/`([\w-]+\.(?:[\w.-]|\$\{[^{}`]*\})*)`/g)]
      .map(([, words]) => words!)
      .filter((words) => words.includes('${') && !words.startsWith('refusals.'))
      .map((words) => new RegExp(`^${words.replaceAll('.', '\\.').replace(/\$\{[^}]*\}/g, '[\\w.-]+')}$`));
    const isSaid = (key: string) => {
      const plain = [key, key.replace(/_[\w-]+$/, '')].map((one) => one.replace(/^refusals\./, ''));
      const above = key.split('.').map((_, at, parts) => parts.slice(0, at).join('.'));
      const isPart = above.some((part) => part.includes('.') && literals.has(part));
      return isPart || plain.some((one) => literals.has(one) || templates.some((template) => template.test(one)));
    };
    expect([...known].filter((key) => !isSaid(key))).toEqual([]);
  });

  it('agree on the columns of tables; those that are fields are called as in their question', () => {
    const plain = tables.flatMap(({ columns }) => columns.filter(({ field }) => !field).map(({ name }) => name));
    const called = [...known].filter((key) => key.startsWith('tables.columns.'));
    expect(called.sort()).toEqual([...new Set(plain.map((name) => `tables.columns.${name}`))].sort());
  });

  it('agree on the refusals', () => {
    const refused = sources.flatMap(({ path, text }) =>
      [...text.matchAll(/new Refusal\(\s*'([\w.-]+)'/g)].map(([, code]) => ({ path, key: `refusals.${code}` })),
    );
    expect(refused.filter(({ key }) => !known.has(key)).map(({ path, key }) => `${path}: ${key}`)).toEqual([]);
  });
});
