import { el } from '../element.js';
import { icon } from '../icons.js';

const GAP = 4;
const MARGIN = 8;

/**
 * A small menu beside what opened it, and gone when opened again; arrow keys, Escape, and a click elsewhere work as in any menu.
 * @param {{ label: string, drawing?: string, danger?: boolean, act: () => unknown }[]} items
 * @param {{ x: number, y: number }} [at] where on the window it opens; otherwise at the opener
 */
export function openMenu(phone, opener, items, at) {
  const isAgain = phone.menu?.opener === opener && !at;
  phone.menu?.close(isAgain);
  if (isAgain) return;
  const buttons = items.filter(Boolean).map(({ label, drawing, danger, act }) =>
    el(
      'button',
      {
        type: 'button',
        role: 'menuitem',
        class: `menu-item${danger ? ' danger' : ''}`,
        onclick: () => close() || act(),
      },
      drawing && icon(drawing),
      el('span', { dir: 'auto' }, label),
    ),
  );
  const menu = el('div', { class: 'menu', role: 'menu', onkeydown }, buttons);
  phone.menu = { opener, close };
  phone.element.append(menu);
  place(menu, phone.element.getBoundingClientRect(), at ? pointed(at) : opener.getBoundingClientRect());
  buttons[0].focus();
  addEventListener('pointerdown', leave, true);

  function leave(event) {
    const opensAgain = !at && opener.contains(event.target);
    if (!menu.contains(event.target) && !opensAgain) close(false);
  }

  function close(refocus = true) {
    removeEventListener('pointerdown', leave, true);
    menu.remove();
    phone.menu = null;
    if (refocus && opener.isConnected) opener.focus();
  }

  function onkeydown(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === 'Escape' || event.key === 'Tab') close();
    if (step) buttons.at((buttons.indexOf(document.activeElement) + step) % buttons.length).focus();
    if (step || event.key === 'Escape' || event.key === 'Tab') event.preventDefault();
    event.stopPropagation();
  }
}

const pointed = ({ x, y }) => ({ left: x, right: x, top: y, bottom: y });

/** Below what opened it, or above where there is no room below; never out of the phone. */
function place(menu, phone, { left, right, top, bottom }) {
  const isRight = right > phone.left + phone.width / 2;
  const x = (isRight ? right - menu.offsetWidth : left) - phone.left;
  const fitsBelow = bottom + GAP + menu.offsetHeight < phone.bottom;
  const y = (fitsBelow ? bottom + GAP : top - GAP - menu.offsetHeight) - phone.top;
  menu.style.left = `${within(x, phone.width - menu.offsetWidth)}px`;
  menu.style.top = `${within(y, phone.height - menu.offsetHeight)}px`;
}

const within = (value, most) => Math.max(MARGIN, Math.min(value, most - MARGIN));
