import { el } from '../element.js';
import { opensLink, safeLink } from '../phone/links.js';
import { bot } from '../store.js';

/** These end their line themselves, so the line break after them would be one too many. */
const BLOCKS = new Set(['pre', 'blockquote', 'expandable_blockquote']);

/**
 * Text with its entities as elements; every character of it ends in a text node.
 * @param {{ type: string, offset: number, length: number }[]} entities offsets in UTF-16 units, as JavaScript counts
 */
export function formatted(text, entities, phone) {
  const outerFirst = [...entities].sort((one, other) => one.offset - other.offset || other.length - one.length);
  return between(0, text.length);

  /** Takes what lies in this stretch from the front of the line. */
  function between(from, to) {
    const nodes = [];
    let at = from;
    while (outerFirst.length && outerFirst[0].offset < to) {
      const entity = outerFirst.shift();
      const start = Math.max(entity.offset, at);
      const end = Math.min(entity.offset + entity.length, to);
      if (end <= start) continue;
      nodes.push(text.slice(at, start), shape(entity, text.slice(start, end), between(start, end), phone));
      at = BLOCKS.has(entity.type) && text[end] === '\n' ? end + 1 : end;
    }
    return [...nodes, text.slice(at, to)];
  }
}

const simple = {
  bold: 'strong',
  italic: 'em',
  underline: 'u',
  strikethrough: 's',
  code: 'code',
  blockquote: 'blockquote',
};

function shape(entity, words, inside, phone) {
  const tag = simple[entity.type];
  return tag
    ? el(tag, {}, inside)
    : (shapes[entity.type]?.({ entity, words, inside, phone }) ?? el('span', {}, inside));
}

const link = (inside, title, act) => el('button', { type: 'button', class: 'link', title, onclick: act }, inside);

const shapes = {
  pre: ({ entity, inside }) => el('pre', { 'data-language': entity.language }, el('code', {}, inside)),
  spoiler: ({ inside }) => spoiler(inside),
  expandable_blockquote: ({ inside }) => expandable(inside),
  url: ({ words, inside, phone }) => anchor(words, inside, phone),
  text_link: ({ entity, inside, phone }) => anchor(entity.url ?? '', inside, phone),
  email: ({ words, inside, phone }) => anchor(`mailto:${words}`, inside, phone),
  phone_number: ({ words, inside, phone }) => anchor(`tel:${words.replace(/[^\d+]/g, '')}`, inside, phone),
  hashtag: ({ inside }) => el('span', { class: 'tag' }, inside),
  cashtag: ({ inside }) => el('span', { class: 'tag' }, inside),
  bot_command: ({ words, inside, phone }) => link(inside, `Send ${words}`, () => phone.does('says', { text: words })),
  mention: ({ words, inside, phone }) =>
    link(inside, words, () => words.slice(1).toLowerCase() === bot.username.toLowerCase() && phone.opensChat(phone.id)),
  text_mention: ({ entity, inside, phone }) =>
    link(inside, entity.user?.first_name ?? '', () => phone.notices.toast(entity.user?.first_name ?? '')),
};

/** A real link where a browser may open it; the phone takes the click, so that t.me stays inside. */
function anchor(address, inside, phone) {
  const url = safeLink(address);
  if (!url) return el('span', {}, inside);
  const onclick = (event) => {
    if (event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    opensLink(phone, address);
  };
  return el('a', { href: url.href, target: '_blank', rel: 'noopener noreferrer', title: url.href, onclick }, inside);
}

function spoiler(inside) {
  const reveal = () => {
    element.classList.add('revealed');
    for (const name of ['role', 'tabindex', 'aria-label']) element.removeAttribute(name);
  };
  const element = el(
    'span',
    {
      class: 'spoiler',
      role: 'button',
      tabindex: 0,
      'aria-label': 'Hidden text, press to show',
      onclick: reveal,
      onkeydown: ({ key }) => (key === 'Enter' || key === ' ') && reveal(),
    },
    el('span', {}, inside),
  );
  return element;
}

function expandable(inside) {
  const more = el('button', {
    type: 'button',
    class: 'expand',
    'aria-label': 'Show all',
    onclick: () => quote.classList.toggle('open'),
  });
  const quote = el('blockquote', { class: 'expandable' }, el('span', {}, inside), more);
  return quote;
}
