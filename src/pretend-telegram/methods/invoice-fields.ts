import { badRequest } from '../world/api-error.ts';
import { type Invoice, totalOf } from '../world/invoice.ts';
import { object } from './objects.ts';
import {
  arrayOf,
  boolean,
  bytesOf,
  checked,
  integer,
  optional,
  required,
  string,
  textOf,
  type Values,
  within,
} from './types.ts';

const STARS = 'XTR';
const CURRENCIES = new Set([...Intl.supportedValuesOf('currency'), STARS]);

/** The server's own limit of an amount in minor units is below this. */
const LARGEST_AMOUNT = 99_999_999_999;

const currency = checked(string, (code) => (CURRENCIES.has(code) ? undefined : 'CURRENCY_INVALID'));

export const prices = checked(
  arrayOf(
    object('LabeledPrice', {
      label: required(textOf(1, 256, 'price label must be non-empty')),
      amount: required(within(integer, -LARGEST_AMOUNT, LARGEST_AMOUNT, 'CURRENCY_TOTAL_AMOUNT_INVALID')),
    }),
  ),
  (list) => (list.length === 0 ? 'there must be at least one price' : undefined),
);

const webLink = checked(string, (url) => (/^https?:\/\/\S+$/i.test(url) ? undefined : 'wrong photo URL specified'));

/** What every bill has, as a message or as a link. */
export const invoiceFields = {
  title: required(textOf(1, 32, 'title must have 1-32 characters')),
  description: required(textOf(1, 255, 'description must have 1-255 characters')),
  payload: required(bytesOf(1, 128, 'INVOICE_PAYLOAD_INVALID')),
  provider_token: optional(string),
  currency: required(currency),
  prices: required(prices),
  max_tip_amount: optional(within(integer, 0, LARGEST_AMOUNT)),
  suggested_tip_amounts: optional(arrayOf(integer)),
  provider_data: optional(checked(string, (json) => (isJson(json) ? undefined : 'DATA_JSON_INVALID'))),
  photo_url: optional(webLink),
  photo_size: optional(integer),
  photo_width: optional(integer),
  photo_height: optional(integer),
  need_name: optional(boolean),
  need_phone_number: optional(boolean),
  need_email: optional(boolean),
  need_shipping_address: optional(boolean),
  send_phone_number_to_provider: optional(boolean),
  send_email_to_provider: optional(boolean),
  is_flexible: optional(boolean),
} as const;

/** @throws {ApiError} 400 when its parts do not go together. */
export function invoiceOf(given: Values<typeof invoiceFields>, slug: string): Invoice {
  const tips = given.suggested_tip_amounts ?? [];
  const maxTip = given.max_tip_amount ?? 0;
  const wrong = wrongProvider(given) ?? wrongTotal(given.prices) ?? wrongTips(tips, maxTip);
  if (wrong !== undefined) throw badRequest(wrong);
  return {
    slug,
    title: given.title,
    description: given.description,
    payload: given.payload,
    currency: given.currency,
    prices: given.prices,
    providerToken: given.provider_token ?? '',
    maxTip,
    tips,
    needs: {
      name: given.need_name ?? false,
      phoneNumber: given.need_phone_number ?? false,
      email: given.need_email ?? false,
      address: (given.need_shipping_address ?? false) || (given.is_flexible ?? false),
    },
    isFlexible: given.is_flexible ?? false,
    ...(given.photo_url !== undefined && { photoUrl: given.photo_url }),
    isPaid: false,
  };
}

function wrongProvider(given: Values<typeof invoiceFields>): string | undefined {
  const token = given.provider_token ?? '';
  if (given.currency !== STARS) return token === '' ? 'PAYMENT_PROVIDER_INVALID' : undefined;
  if (token !== '') return 'PAYMENT_PROVIDER_INVALID';
  return given.prices.length === 1 ? undefined : 'STARS_INVOICE_INVALID: a bill in Stars has exactly one price';
}

function wrongTotal(list: Invoice['prices']): string | undefined {
  const total = totalOf(list);
  return total < 1 || total > LARGEST_AMOUNT ? 'CURRENCY_TOTAL_AMOUNT_INVALID' : undefined;
}

function wrongTips(tips: number[], maxTip: number): string | undefined {
  if (tips.length > 4) return 'there can be at most 4 suggested tip amounts';
  const isRising = tips.every((tip, index) => tip > (tips[index - 1] ?? 0));
  if (!isRising) return 'suggested tip amounts must be positive and strictly increasing';
  return tips.some((tip) => tip > maxTip) ? 'suggested tip amounts must not exceed max_tip_amount' : undefined;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
