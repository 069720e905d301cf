import { type CountryCode, getCountries, parsePhoneNumberFromString } from 'libphonenumber-js';
import { type Reader, tidy } from '../../chat/readers.ts';

export type { CountryCode };

export interface Phone {
  /** E.164. */
  readonly number: string;
  /** Shared by its owner through Telegram, so known to be theirs. */
  readonly own: boolean;
}

/**
 * Reads a number typed or shared. Typed ones need a length that their country knows (what number ranges are in
 * use changes faster than any library); shared ones are taken as Telegram has them.
 * @param country whose way of writing is meant when there is no country code.
 */
export function phone(country?: CountryCode): Reader<Phone> {
  return (answer) => {
    if (answer.kind === 'contact') return answer.own ? sharedPhone(answer.phone) : { wrong: 'someone-elses-phone' };
    const typed = answer.kind === 'text' ? tidy(answer.text).slice(0, 40) : '';
    const parsed = parsePhoneNumberFromString(typed, { defaultCountry: country, extract: false });
    return parsed?.isPossible() ? { value: { number: parsed.number, own: false } } : { wrong: 'phone' };
  };
}

function sharedPhone(written: string): ReturnType<Reader<Phone>> {
  const number = `+${written.replace(/\D/g, '')}`;
  return /^\+[1-9]\d{6,14}$/.test(number) ? { value: { number, own: true } } : { wrong: 'phone' };
}

/**
 * The country whose clock a shop keeps: people who type their number without a country code live around the corner.
 * Currency would not do (twenty countries pay in euros). Where the clock is that of no country, as on many a server,
 * it is the one where the shop's language is at home; English has too many homes.
 */
export function countryOf(timeZone: string, language: string): CountryCode | undefined {
  countries ??= new Map(getCountries().flatMap((country) => zonesOf(country).map((zone) => [zone, country] as const)));
  const byClock = NO_COUNTRY.test(timeZone) ? undefined : countries.get(canonical(timeZone));
  return byClock ?? (language === 'en' ? undefined : homeOf(language));
}

/** Intl takes CET for Brussels. */
const NO_COUNTRY = /^([CEMW]ET|[EMH]ST)/;

function homeOf(language: string): CountryCode | undefined {
  const { region } = new Intl.Locale(language).maximize();
  return getCountries().find((country) => country === region);
}

let countries: Map<string, CountryCode> | undefined;

function zonesOf(country: CountryCode): readonly string[] {
  const locale = new Intl.Locale('und', { region: country }) as Intl.Locale & { getTimeZones(): string[] | undefined };
  return locale.getTimeZones() ?? [];
}

/** Zones have old and new names (Europe/Kiev, Europe/Kyiv); Intl lists each under one of them. */
function canonical(timeZone: string): string {
  return new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone;
}
