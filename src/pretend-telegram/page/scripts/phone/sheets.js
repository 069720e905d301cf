import { el, iconButton } from '../element.js';
import { icon } from '../icons.js';

/** Sheets and dialogs inside one phone. While one is open the rest of that phone is out of reach; other phones keep the focus. */
export class Sheets {
  element = el('div', { class: 'sheets' });
  #returnTo = null;

  constructor(phone) {
    this.phone = phone;
    this.element.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape') return;
      event.stopPropagation();
      this.element.lastElementChild?.dispatchEvent(new Event('dismiss'));
    });
  }

  /**
   * @param {{ title: string, body: Node[], alert?: boolean, actions?: { label: string, main?: boolean, danger?: boolean, stays?: boolean, act?: () => unknown }[], onDismiss?: () => unknown }} sheet
   *   an action closes the sheet unless it `stays`
   * @returns {() => void} closes it
   */
  open({ title, body, actions = [], alert = false, onDismiss }) {
    if (!this.element.childElementCount) this.#returnTo = document.activeElement;
    const close = () => this.#close(layer);
    const dismiss = () => {
      close();
      onDismiss?.();
    };
    const panel = el(
      'div',
      {
        class: alert ? 'alert' : 'sheet',
        role: alert ? 'alertdialog' : 'dialog',
        'aria-modal': 'true',
        'aria-label': title,
        tabindex: -1,
      },
      !alert &&
        el(
          'div',
          { class: 'sheet-top' },
          el('h2', { dir: 'auto' }, title),
          iconButton(icon('close'), 'Close', dismiss),
        ),
      el('div', { class: 'sheet-body' }, body),
      actions.length > 0 &&
        el(
          'div',
          { class: 'sheet-actions' },
          actions.map((action) => actionButton(action, close)),
        ),
    );
    const layer = el(
      'div',
      {
        class: `layer${alert ? ' layer-alert' : ''}`,
        ondismiss: dismiss,
        onclick: (event) => event.target === layer && dismiss(),
      },
      panel,
    );
    this.element.append(layer);
    this.phone.screen.inert = true;
    if (this.phone.isActive)
      (
        panel.querySelector('[autofocus], .sheet-actions .button-main, .sheet-body input, .sheet-body button') ?? panel
      ).focus();
    return close;
  }

  #close(layer) {
    layer.remove();
    if (this.element.childElementCount) return;
    this.phone.screen.inert = false;
    if (this.phone.isActive && this.#returnTo?.isConnected) this.#returnTo.focus();
  }
}

function actionButton({ label, main, danger, stays, act }, close) {
  const kind = `${main ? ' button-main' : ''}${danger ? ' button-danger' : ''}`;
  const onclick = () => {
    if (!stays) close();
    act?.();
  };
  return el('button', { type: 'button', class: `button${kind}`, onclick }, label);
}
