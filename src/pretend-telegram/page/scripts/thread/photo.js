import { el, iconButton } from '../element.js';
import { icon } from '../icons.js';

/** A photo keeps its room before it is loaded, so that nothing jumps. */
export function photo({ photo: { url, width, height, spoiler }, text }, thread) {
  const ratio = Math.min(2.2, Math.max(0.62, width / height || 1));
  return picture({ url, text, spoiler, thread }, { '--ratio': ratio });
}

/** Two in a row; an odd first one is wide. */
export function album(messages, thread) {
  const isOdd = messages.length % 2 === 1;
  const tiles = messages.map(({ photo: { url, spoiler }, text }, index) =>
    picture({ url, text, spoiler, thread }, { '--ratio': isOdd && index === 0 ? 1.9 : 1 }),
  );
  return el('div', { class: `album${isOdd ? ' album-odd' : ''}` }, tiles);
}

function picture({ url, text, spoiler, thread }, attributes) {
  const button = el(
    'button',
    {
      type: 'button',
      class: `photo${spoiler ? ' photo-spoiler' : ''}`,
      'aria-label': spoiler ? 'Hidden photo, press to show' : `Photo${text ? `: ${text}` : ''}`,
      onclick: press,
      ...attributes,
    },
    el('img', { src: url, alt: '', loading: 'lazy', draggable: 'false' }),
  );
  return button;

  function press() {
    if (button.classList.contains('photo-spoiler')) return button.classList.remove('photo-spoiler');
    show(url, text, thread.phone);
  }
}

/** The photo alone, over the phone. */
function show(url, text, phone) {
  const close = () => {
    viewer.remove();
    phone.screen.inert = false;
    phone.focus();
  };
  const viewer = el(
    'div',
    {
      class: 'viewer',
      role: 'dialog',
      'aria-modal': 'true',
      'aria-label': 'Photo',
      onclick: close,
      onkeydown: ({ key }) => key === 'Escape' && close(),
    },
    iconButton(icon('close'), 'Close', close),
    el('img', { src: url, alt: text }),
    text && el('p', { dir: 'auto' }, text),
  );
  phone.element.append(viewer);
  phone.screen.inert = true;
  viewer.querySelector('button').focus();
}
