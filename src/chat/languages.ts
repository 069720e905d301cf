/**
 * The languages a person can choose, by ISO 639-1 code; each has a folder in `locales/`.
 * Buttons carry the position in this list, so new ones are added at the end.
 */
export const languages = ['en', 'ru', 'uk', 'de', 'es'] as const;
