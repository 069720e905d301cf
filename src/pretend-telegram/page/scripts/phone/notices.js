import { el } from '../element.js';

const SHOWN_MS = 4000;

/** Toasts pass by; alerts want an OK. */
export class Notices {
  element = el('div', { class: 'notices', role: 'status', 'aria-live': 'polite' });

  constructor(phone) {
    this.phone = phone;
  }

  show({ text, alert }) {
    if (!alert) return this.toast(text);
    this.phone.sheets.open({
      title: this.phone.chat.title,
      alert: true,
      body: [el('p', { class: 'alert-text', dir: 'auto' }, text)],
      actions: [{ label: 'OK', main: true }],
    });
  }

  toast(text, { isError = false } = {}) {
    const toast = el('div', { class: `toast${isError ? ' toast-error' : ''}`, dir: 'auto' }, text);
    this.element.append(toast);
    setTimeout(() => toast.remove(), SHOWN_MS);
  }
}
