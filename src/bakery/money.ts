/** An amount in whole minor units (cents, kopecks) and its ISO 4217 code. Never a float. */
export interface Money {
  readonly minor: number;
  readonly currency: string;
}

/** The largest price or fee a person may type, in minor units. */
export const MAX_MINOR = 99_999_999;

/** Digits after the point: 2 for EUR, 0 for JPY, 3 for KWD (CLDR, through Intl). */
export function minorDigits(currency: string): number {
  let digits = digitsOf.get(currency);
  if (digits === undefined) {
    const { maximumFractionDigits } = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions();
    digits = maximumFractionDigits ?? 2;
    digitsOf.set(currency, digits);
  }
  return digits;
}

const digitsOf = new Map<string, number>();

export function isCurrency(code: string): boolean {
  return Intl.supportedValuesOf('currency').includes(code);
}

/** `{ minor: 450, currency: 'EUR' }` → `€4.50` in English, `4,50 €` in Russian. */
export function formatMoney({ minor, currency }: Money, language: string): string {
  const digits = minorDigits(currency);
  const whole = minor % 10 ** digits === 0 && digits > 0;
  return format(language, currency, whole ? 0 : digits).format(minor / 10 ** digits);
}

const formats = new Map<string, Intl.NumberFormat>();

/** Making a NumberFormat costs a hundred times more than using one. */
function format(language: string, currency: string, minimumFractionDigits: number): Intl.NumberFormat {
  const key = `${language} ${currency} ${minimumFractionDigits}`;
  const known = formats.get(key);
  if (known) return known;
  const made = new Intl.NumberFormat(language, {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
    minimumFractionDigits,
  });
  formats.set(key, made);
  return made;
}

/**
 * Reads what a person typed as a price: `4`, `4.5`, `4,50`, `1 200`.
 * @returns minor units, or undefined for anything else (signs, exponents, other digits, too many decimals).
 */
export function parseMoney(text: string, currency: string): number | undefined {
  const minor = parseAnyMoney(text, currency);
  return minor !== undefined && minor <= MAX_MINOR ? minor : undefined;
}

/** As `parseMoney`, however much it is. */
export function parseAnyMoney(text: string, currency: string): number | undefined {
  const digits = minorDigits(currency);
  const found = /^(\d{1,3}(?:[ \u00a0]\d{3})+|\d{1,15})(?:[.,](\d{1,3}))?$/.exec(text.trim());
  if (!found) return undefined;
  const fraction = found[2] ?? '';
  if (fraction.length > digits) return undefined;
  return Number(found[1]!.replace(/\D/g, '')) * 10 ** digits + Number(fraction.padEnd(digits, '0') || 0);
}
