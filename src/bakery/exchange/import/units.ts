/** What people write behind a number, in any of our languages. Kilograms and hours are others, and no number says them. */
const units = {
  pieces: /\s*(pcs?|шт|stk|st|uds?|ud)\.?$/i,
  grams: /\s*(g|gr|г|гр)\.?$/i,
  minutes: /\s*(min|мин|хв)\.?$/i,
} as const;

/** As it is written where it is paid with, beside its sign and its ISO code. */
const words: Record<string, readonly string[]> = { RUB: ['руб', 'р'], UAH: ['грн'], KZT: ['тг'] };

/** Longer is no number, and would keep the expressions below busy. */
const LONGEST = 40;

/** `12 pcs.` → `12`, `12.00` → `12`. */
export function bareNumber(cell: string, unit?: keyof typeof units): string {
  if (cell.length > LONGEST) return cell;
  return (unit ? cell.replace(units[unit], '') : cell).replace(/[.,]0+$/, '');
}

/**
 * `€4.50`, `4,50 €`, `4.50 EUR` → the digits.
 * @returns undefined when it is another currency than `currency` (ISO 4217).
 */
export function bareAmount(cell: string, currency: string): string | undefined {
  if (cell.length > LONGEST) return cell;
  const [, before = '', digits = '', behind = ''] =
    /^([^\d\s+-]*)\s*([+-]?\d[\d\s.,'’]*?)\s*([^\d\s]*)$/.exec(cell) ?? [];
  if (digits === '') return cell;
  return [before, behind].every((sign) => sign === '' || isSignOf(sign, currency)) ? digits : undefined;
}

function isSignOf(sign: string, currency: string): boolean {
  const format = new Intl.NumberFormat('en', { style: 'currency', currency, currencyDisplay: 'narrowSymbol' });
  const symbol = format.formatToParts(0).find(({ type }) => type === 'currency')?.value;
  const plain = sign.replace(/\.$/, '').toLowerCase();
  return sign === symbol || plain === currency.toLowerCase() || (words[currency] ?? []).includes(plain);
}
