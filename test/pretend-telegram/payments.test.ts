import { describe, expect, it } from '@jest/globals';
import { button, inline, openStage, type Stage } from './stage.ts';

const bill = {
  title: 'Order 7',
  description: 'Two loaves of bread',
  payload: 'order:7',
  provider_token: 'provider:test',
  currency: 'EUR',
  prices: [{ label: 'Bread', amount: 900 }],
};

const sendBill = ({ bot, vera }: Stage, more: object = {}) =>
  bot.does('sendInvoice', { chat_id: vera.id, ...bill, ...more });

describe('A bill', () => {
  it('is paid when the bot agrees, and the bot owes the goods then', async () => {
    const stage = await openStage();
    const { bot, vera } = stage;
    const { message_id, invoice } = await sendBill(stage, { max_tip_amount: 500, suggested_tip_amounts: [100, 200] });
    expect(invoice).toEqual({
      title: 'Order 7',
      description: 'Two loaves of bread',
      start_parameter: '',
      currency: 'EUR',
      total_amount: 900,
    });
    expect(vera.chat().messages[0]).toMatchObject({
      kind: 'invoice',
      invoice: { total: 900, tips: [100, 200], paid: false },
    });
    const paying = vera.pays(message_id, { tip: 100 });
    const [{ pre_checkout_query }] = await bot.hears();
    expect(pre_checkout_query).toMatchObject({
      from: { id: vera.id },
      currency: 'EUR',
      total_amount: 1000,
      invoice_payload: 'order:7',
    });
    await bot.does('answerPreCheckoutQuery', { pre_checkout_query_id: pre_checkout_query.id, ok: true });
    expect(await paying).toEqual({ outcome: 'paid' });
    const [{ message }] = await bot.hears();
    expect(message.successful_payment).toMatchObject({
      total_amount: 1000,
      invoice_payload: 'order:7',
      telegram_payment_charge_id: expect.any(String),
      provider_payment_charge_id: expect.any(String),
    });
    expect(vera.chat().messages[0]?.invoice?.paid).toBe(true);
  });

  it('is not paid when the bot says no, says nothing for 10 seconds, or answers later', async () => {
    const stage = await openStage();
    const { telegram, bot, vera } = stage;
    const { message_id } = await sendBill(stage);
    const refused = vera.pays(message_id);
    const [first] = await bot.hears();
    const id = first.pre_checkout_query.id;
    expect(
      (await bot.isRefused('answerPreCheckoutQuery', { pre_checkout_query_id: id, ok: false })).description,
    ).toContain('error message');
    await bot.does('answerPreCheckoutQuery', { pre_checkout_query_id: id, ok: false, error_message: 'Sold out' });
    expect(await refused).toEqual({ outcome: 'refused', error: 'Sold out' });
    const expired = vera.pays(message_id);
    const [second] = await bot.hears();
    telegram.clock.advance(10_000);
    expect(await expired).toEqual({ outcome: 'expired' });
    const late = await bot.isRefused('answerPreCheckoutQuery', {
      pre_checkout_query_id: second.pre_checkout_query.id,
      ok: true,
    });
    expect(late.description).toContain('query is too old');
    expect(vera.chat().messages).toHaveLength(1);
  });

  it('asks where to when the price depends on it', async () => {
    const stage = await openStage();
    const { bot, vera } = stage;
    const { message_id } = await sendBill(stage, { is_flexible: true, need_shipping_address: true, need_name: true });
    const paying = vera.pays(message_id, { shipping: 'bike' });
    const [{ shipping_query }] = await bot.hears();
    expect(shipping_query).toMatchObject({ invoice_payload: 'order:7', shipping_address: { city: 'Berlin' } });
    const option = (id: string, amount: number) => ({ id, title: id, prices: [{ label: id, amount }] });
    const options = {
      shipping_query_id: shipping_query.id,
      ok: true,
      shipping_options: [option('car', 500), option('bike', 300)],
    };
    await bot.does('answerShippingQuery', options);
    const [{ pre_checkout_query }] = await bot.hears();
    expect(pre_checkout_query).toMatchObject({
      total_amount: 1200,
      shipping_option_id: 'bike',
      order_info: { name: 'Vera Berg' },
    });
    await bot.does('answerPreCheckoutQuery', { pre_checkout_query_id: pre_checkout_query.id, ok: true });
    expect((await paying).outcome).toBe('paid');
  });

  it('may be a link, opened by whoever has it', async () => {
    const { bot, vera } = await openStage();
    const link = await bot.does('createInvoiceLink', bill);
    expect(vera.opens(link)).toMatchObject({ invoice: { title: 'Order 7', total: 900 } });
    const paying = vera.pays(link);
    const [{ pre_checkout_query }] = await bot.hears();
    await bot.does('answerPreCheckoutQuery', { pre_checkout_query_id: pre_checkout_query.id, ok: true });
    expect(await paying).toEqual({ outcome: 'paid' });
    vera.declines(link);
    expect(() => vera.declines('https://t.me/$nothing')).toThrow('no bill');
  });

  it.each([
    ['a title of 33 characters', { title: 'x'.repeat(33) }, 'title must have 1-32 characters'],
    ['no description', { description: '' }, 'description must have 1-255 characters'],
    ['a payload of 130 bytes', { payload: 'ж'.repeat(65) }, 'INVOICE_PAYLOAD_INVALID'],
    ['no provider', { provider_token: '' }, 'PAYMENT_PROVIDER_INVALID'],
    ['an unknown currency', { currency: 'BRD' }, 'CURRENCY_INVALID'],
    ['no price', { prices: [] }, 'at least one price'],
    ['nothing to pay', { prices: [{ label: 'Bread', amount: 0 }] }, 'CURRENCY_TOTAL_AMOUNT_INVALID'],
    ['five tips', { max_tip_amount: 9, suggested_tip_amounts: [1, 2, 3, 4, 5] }, 'at most 4'],
    ['tips that fall', { max_tip_amount: 9, suggested_tip_amounts: [2, 1] }, 'strictly increasing'],
    ['a tip above the highest', { max_tip_amount: 9, suggested_tip_amounts: [10] }, 'max_tip_amount'],
    [
      'two prices in Stars',
      { currency: 'XTR', provider_token: '', prices: [bill.prices[0], bill.prices[0]] },
      'exactly one price',
    ],
    ['a keyboard that does not begin with paying', inline([button('x')]), 'REPLY_MARKUP_BUY_EMPTY'],
  ])('is refused with %s', async (_what, wrong, why) => {
    const { bot, vera } = await openStage();
    const refused = await bot.isRefused('sendInvoice', { chat_id: vera.id, ...bill, ...wrong });
    expect(refused.description).toContain(why);
  });
});
