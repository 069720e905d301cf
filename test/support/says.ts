import type { Say } from '../../src/chat/say.ts';
import type { Screen } from '../../src/chat/screen.ts';
import { loadI18n } from '../../src/i18n/i18n.ts';

const i18n = await loadI18n();

/** Every language we speak, for `describe.each` and `it.each`. */
export const says: readonly Say[] = i18n.languages.map((language) => i18n.sayIn(language));
export const english: Say = i18n.sayIn('en');

export function labelsOf({ buttons = [] }: Screen): string[] {
  return buttons.flat().map(({ label }) => label);
}

/** UTF-16 units after parsing, as Telegram counts them. */
export function lengthOf({ text }: Screen): number {
  return text.replace(/<[^>]*>/g, '').replace(/&(lt|gt|amp|quot);/g, '.').length;
}
