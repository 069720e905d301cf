import type { Kind } from '../../../chat/field.ts';
import type { Answer } from '../../../chat/form.ts';
import { numbered, someOf } from '../../../chat/kinds.ts';
import { languages } from '../../../chat/languages.ts';
import { commonCurrencies, commonTimeZones, currencyOf, timeZoneOf } from '../open-shop.answers.ts';

/** ISO 4217: chosen, or typed. */
export const currencyCode: Kind<string> = {
  input: 'typed',
  choices: () => numbered(commonCurrencies),
  read: (answer) => currencyOf(typedOrChosen(answer, commonCurrencies)),
  show: (_say, code) => code,
};

/** An IANA name: chosen, or typed, also as a city. */
export const timeZoneName: Kind<string> = {
  input: 'typed',
  choices: () =>
    numbered(commonTimeZones.map((zone) => zone.replaceAll('_', ' '))).flatMap((row) => row.map((one) => [one])),
  read: (answer) => timeZoneOf(typedOrChosen(answer, commonTimeZones)),
  show: (_say, zone) => zone.replaceAll('_', ' '),
};

const names = 'people.language.names';

/** Some of our languages; none is all. */
export const someLanguages: Kind<string[]> = {
  ...someOf(names, languages),
  show: (say, chosen) =>
    chosen.length === 0 ? say('settings.all-languages') : someOf(names, languages).show(say, chosen, { currency: '' }),
};

function typedOrChosen(answer: Answer, offered: readonly string[]): string {
  if (answer.kind === 'text') return answer.text;
  return answer.kind === 'choice' ? (offered[answer.value - 1] ?? '') : '';
}
