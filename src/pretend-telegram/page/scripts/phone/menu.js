import { el } from '../element.js';
import { icon } from '../icons.js';

/**
 * A small menu beside what opened it; arrow keys, Escape, and a click elsewhere work as in any menu.
 * @param {{ label: string, drawing?: string, danger?: boolean, act: () => unknown }[]} items
 * @param {{ x: number, y: number }} [at] where on the window it opens; otherwise at the opener
 */
export function openMenu(phone, opener, items, at) {
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
  phone.element.append(menu);
  place(menu, phone.element.getBoundingClientRect(), at ?? corner(opener));
  buttons[0].focus();
  addEventListener('pointerdown', leave, true);

  function leave(event) {
    if (!menu.contains(event.target)) close(false);
  }

  function close(refocus = true) {
    removeEventListener('pointerdown', leave, true);
    menu.remove();
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

function corner(opener) {
  const box = opener.getBoundingClientRect();
  return { x: box.right, y: box.bottom + 4 };
}

/** Inside the phone, whatever corner was asked for. */
function place(menu, phone, { x, y }) {
  const room = 8;
  const left = Math.min(
    x - phone.left - (x > phone.left + phone.width / 2 ? menu.offsetWidth : 0),
    phone.width - menu.offsetWidth - room,
  );
  const top = Math.min(y - phone.top, phone.height - menu.offsetHeight - room);
  menu.style.left = `${Math.max(room, left)}px`;
  menu.style.top = `${Math.max(room, top)}px`;
}
