import { el, iconButton } from '../element.js';
import { icon } from '../icons.js';

/**
 * A window above the whole page, with a form in it.
 * @param {(fields: FormData) => Promise<unknown>} submit what it throws is shown, and the window stays
 */
export function openWindow({ title, fields, action, submit }) {
  const error = el('p', { class: 'error', role: 'alert' });
  const form = el(
    'form',
    { class: 'form', method: 'dialog', onsubmit },
    fields,
    error,
    el(
      'div',
      { class: 'form-actions' },
      el('button', { type: 'button', class: 'button', onclick: () => dialog.close() }, 'Cancel'),
      el('button', { class: 'button button-main' }, action),
    ),
  );
  const close = iconButton(icon('close'), 'Close', () => dialog.close());
  const dialog = el(
    'dialog',
    { class: 'window hued', 'aria-label': title, onclose: () => dialog.remove() },
    el('div', { class: 'window-top' }, el('h2', {}, title), close),
    form,
  );
  document.body.append(dialog);
  dialog.showModal();
  form.querySelector('input')?.focus();

  async function onsubmit(event) {
    event.preventDefault();
    try {
      await submit(new FormData(form));
      dialog.close();
    } catch (problem) {
      error.textContent = problem.message;
    }
  }
}

/** A labelled text field. */
export function field(label, attributes, hint) {
  return el(
    'label',
    { class: 'field' },
    el('span', {}, label),
    el('input', { type: 'text', autocomplete: 'off', ...attributes }),
    hint && el('small', {}, hint),
  );
}
