export interface UsualPlace {
  /** ISO 4217. */
  readonly currency: string;
  /** IANA name. */
  readonly timeZone: string;
}

/** Where most of those live who speak a language: a guess, offered first. */
const places: Readonly<Record<string, UsualPlace>> = {
  en: { currency: 'GBP', timeZone: 'Europe/London' },
  ru: { currency: 'RUB', timeZone: 'Europe/Moscow' },
  uk: { currency: 'UAH', timeZone: 'Europe/Kyiv' },
  de: { currency: 'EUR', timeZone: 'Europe/Berlin' },
  es: { currency: 'EUR', timeZone: 'Europe/Madrid' },
};

export function guessFor(language: string): UsualPlace {
  return places[language] ?? places.en!;
}

/** The guess first, then the others. */
export function guessFirst(guess: string | undefined, others: readonly string[]): readonly string[] {
  return guess === undefined ? others : [guess, ...others.filter((other) => other !== guess)];
}
