import { badRequest } from '../world/api-error.ts';
import type { ApiInlineKeyboard } from '../world/bot-api.ts';
import { type Invoice, totalOf } from '../world/invoice.ts';
import { invoiceFields, invoiceOf, prices } from './invoice-fields.ts';
import { method } from './method.ts';
import { object } from './objects.ts';
import { inlineKeyboard } from './reply-markup.ts';
import { send, sendingTo } from './sending.ts';
import { arrayOf, boolean, integer, optional, required, string, textOf, unplayed } from './types.ts';

const { business_connection_id: _, ...sendingBillTo } = sendingTo;

export const sendInvoice = method(
  'sendInvoice',
  { ...sendingBillTo, ...invoiceFields, start_parameter: optional(string), reply_markup: optional(inlineKeyboard) },
  ({ world }, given) => {
    const invoice = { ...invoiceOf(given, world.randomId()), startParameter: given.start_parameter ?? '' };
    checkPayButton(given.reply_markup as ApiInlineKeyboard | undefined);
    return send(world, given, { invoice: headline(invoice), bill: invoice }).api;
  },
);

export const createInvoiceLink = method(
  'createInvoiceLink',
  { ...invoiceFields, business_connection_id: unplayed(string), subscription_period: unplayed(integer) },
  ({ world }, given) => {
    const invoice = invoiceOf(given, world.randomId());
    world.payments.offer(invoice);
    return `https://t.me/$${invoice.slug}`;
  },
);

export const answerShippingQuery = method(
  'answerShippingQuery',
  {
    shipping_query_id: required(string),
    ok: required(boolean),
    shipping_options: optional(
      arrayOf(object('ShippingOption', { id: required(string), title: required(string), prices: required(prices) })),
    ),
    error_message: optional(textOf(1, 4096)),
  },
  ({ world }, { shipping_query_id, ok, shipping_options, error_message }) => {
    if (ok && !shipping_options?.length) throw badRequest('there are no shipping options');
    if (!ok && error_message === undefined) throw badRequest('error message must be non-empty');
    world.payments.answerShipping(shipping_query_id, ok ? { options: shipping_options! } : { error: error_message! });
    return true;
  },
);

export const answerPreCheckoutQuery = method(
  'answerPreCheckoutQuery',
  { pre_checkout_query_id: required(string), ok: required(boolean), error_message: optional(textOf(1, 4096)) },
  ({ world }, { pre_checkout_query_id, ok, error_message }) => {
    if (!ok && error_message === undefined) throw badRequest('error message must be non-empty');
    world.payments.answerCheckout(pre_checkout_query_id, ok ? {} : { error: error_message! });
    return true;
  },
);

/** What the message itself says of a bill. https://core.telegram.org/bots/api#invoice */
function headline({ title, description, startParameter, currency, prices: list }: Invoice): object {
  return { title, description, start_parameter: startParameter ?? '', currency, total_amount: totalOf(list) };
}

/** A keyboard below a bill begins with the button that pays it, and has no other such. */
function checkPayButton(markup: ApiInlineKeyboard | undefined): void {
  const buttons = markup?.inline_keyboard.flat() ?? [];
  if (buttons.length > 0 && !buttons[0]!.pay) throw badRequest('REPLY_MARKUP_BUY_EMPTY');
  if (buttons.filter((button) => button.pay).length > 1) throw badRequest('BUTTON_TYPE_INVALID');
}
