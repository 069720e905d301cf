import { el, fill } from '../element.js';
import { does } from '../server.js';
import { priceOf } from '../words.js';

/**
 * The sheet of an invoice: what it is, what it costs, pay or decline.
 * @param {{ message: number } | { link: string }} which
 */
export function openPaySheet(phone, invoice, which) {
  let tip = 0;
  const price = (amount) => priceOf(amount, invoice.currency);
  const state = el('p', { class: 'pay-state', role: 'status' });
  const total = el('b');
  const tips = (invoice.tips ?? []).map((amount) =>
    el(
      'button',
      { type: 'button', class: 'chip-button', 'aria-pressed': 'false', onclick: () => choose(amount) },
      `+ ${price(amount)}`,
    ),
  );
  const pay = el('button', {
    type: 'button',
    class: 'button button-main',
    onclick: () => act(() => does(phone.id, 'pays', { ...phone.where(), ...which, ...(tip && { tip }) })),
  });
  const decline = el(
    'button',
    { type: 'button', class: 'button', onclick: () => close() || phone.does('declines', which) },
    'Decline',
  );
  const close = phone.sheets.open({
    title: invoice.test === false ? 'Checkout' : 'Checkout (test)',
    body: [
      el(
        'div',
        { class: 'pay-top' },
        invoice.photoUrl && el('img', { src: invoice.photoUrl, alt: '' }),
        el(
          'div',
          {},
          el('h3', { dir: 'auto' }, invoice.title),
          el('p', { class: 'soft', dir: 'auto' }, invoice.description),
        ),
      ),
      el(
        'dl',
        { class: 'prices' },
        (invoice.prices ?? []).flatMap(({ label, amount }) => [
          el('dt', { dir: 'auto' }, label),
          el('dd', {}, price(amount)),
        ]),
      ),
      tips.length > 0 && el('div', { class: 'choices', role: 'group', 'aria-label': 'Tip' }, tips),
      el('div', { class: 'total' }, 'Total', total),
      invoice.flexible && el('p', { class: 'soft' }, 'The bot adds what the delivery costs.'),
      state,
      el('div', { class: 'sheet-actions' }, decline, pay),
    ],
  });
  choose(0);
  pay.focus();

  function choose(amount) {
    tip = tip === amount ? 0 : amount;
    for (const [at, button] of tips.entries())
      button.setAttribute('aria-pressed', String(tip > 0 && invoice.tips[at] === tip));
    total.textContent = price(invoice.total + tip);
    pay.textContent = `Pay ${price(invoice.total + tip)}`;
  }

  async function act(attempt) {
    pay.disabled = decline.disabled = true;
    state.textContent = 'Asking the bot…';
    const { outcome, error } = await attempt().catch((problem) => ({ outcome: 'refused', error: problem.message }));
    if (outcome === 'paid') return close() || phone.notices.toast(`Paid ${price(invoice.total + tip)}`);
    pay.disabled = decline.disabled = false;
    fill(
      state,
      el(
        'span',
        { class: 'error' },
        outcome === 'expired'
          ? 'The bot did not answer in time. Nothing was paid.'
          : error || 'The bot refused the payment.',
      ),
    );
  }
}
