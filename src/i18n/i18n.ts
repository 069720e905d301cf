import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import i18next from 'i18next';
import { formatMoney } from '../bakery/money.ts';
import { escapeHtml } from '../chat/escape.ts';
import type { Say, SayParams } from '../chat/say.ts';
import { formatDay, formatTime } from './time.ts';

const FOLDER = fileURLToPath(new URL('../../locales/', import.meta.url));
const FALLBACK = 'en';
const ESCAPING = { escapeValue: true };

/** `locales/<language>/<feature>.json`: every word anybody reads. */
export interface I18n {
  readonly languages: readonly string[];
  /** Speaks the language, or English when we do not have it. */
  sayIn(language: string): Say;
  /** `ru-RU` → `ru`; undefined for what we do not speak. */
  spoken(languageCode: string | undefined): string | undefined;
}

/** @throws {Error} naming the key, when a text is missing: `test/rules/locales.test.ts` keeps that from happening. */
export async function loadI18n(): Promise<I18n> {
  const languages = readdirSync(FOLDER).sort((a, b) => (a === FALLBACK ? -1 : b === FALLBACK ? 1 : a.localeCompare(b)));
  const engine = i18next.createInstance();
  await engine.init({
    lng: FALLBACK,
    fallbackLng: FALLBACK,
    resources: Object.fromEntries(languages.map((language) => [language, { translation: readLocale(language) }])),
    interpolation: { escape: escapeHtml, escapeValue: false },
    returnNull: false,
  });
  const says = new Map(languages.map((language) => [language, sayOf(language)]));

  function sayOf(language: string): Say {
    const t = engine.getFixedT(language);
    const fixed = new Map<string, string>();
    const word = (key: string, params: SayParams = {}, escapeValue = false): string => {
      const text = t(key, escapeValue ? { ...params, interpolation: ESCAPING } : params);
      // i18next answers a key it does not know with the key.
      if (text === key) throw new Error(`No text for "${key}" in ${language}.`);
      return text;
    };
    /** Most texts have nothing to fill in, and a screen says a dozen of them. */
    const fixedWord = (key: string): string => {
      const text = fixed.get(key) ?? word(key);
      fixed.set(key, text);
      return text;
    };
    return Object.assign((key: string, params?: SayParams) => (params ? word(key, params) : fixedWord(key)), {
      html: (key: string, params?: SayParams) => (params ? word(key, params, true) : fixedWord(key)),
      money: (amount: Parameters<typeof formatMoney>[0]) => formatMoney(amount, language),
      time: (at: Date, timeZone: string, now: Date) => formatTime(at, timeZone, now, language, word),
      day: (at: Date, timeZone: string, now: Date) => formatDay(at, timeZone, now, language, word),
      language,
    });
  }

  const spoken = (code: string | undefined) => languages.find((language) => language === code?.split('-')[0]);
  return { languages, spoken, sayIn: (language) => says.get(spoken(language) ?? FALLBACK)! };
}

function readLocale(language: string): Record<string, unknown> {
  const files = readdirSync(`${FOLDER}${language}`).filter((file) => file.endsWith('.json'));
  return Object.fromEntries(
    files.map((file) => [
      file.slice(0, -'.json'.length),
      JSON.parse(readFileSync(`${FOLDER}${language}/${file}`, 'utf8')),
    ]),
  );
}
