/**
 * A DOM element. Text only ever becomes text nodes, so nothing a person or a bot writes can become markup.
 * @param {string} tag
 * @param {Record<string, unknown>} attributes `on…` functions listen, `false` and null are left out
 * @param {...(Node | string | null | undefined | false | Array)} children
 */
export function el(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) set(element, name, value);
  element.append(...children.flat(2).filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

function set(element, name, value) {
  if (value === null || value === undefined || value === false) return;
  if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
  else if (name.startsWith('--')) element.style.setProperty(name, value);
  else element.setAttribute(name, value === true ? '' : value);
}

/** Replaces what is inside. */
export function fill(element, ...children) {
  element.replaceChildren(
    ...children.flat(2).filter((child) => child !== null && child !== undefined && child !== false),
  );
}

/** A real button with a name for those who hear the page. */
export function iconButton(drawing, label, onclick, attributes = {}) {
  return el(
    'button',
    { type: 'button', class: 'icon-button', 'aria-label': label, title: label, onclick, ...attributes },
    drawing,
  );
}
