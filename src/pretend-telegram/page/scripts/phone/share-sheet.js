import { el } from '../element.js';
import { nameOf } from '../person.js';
import { apply, chatsOf, people } from '../store.js';
import { startOf } from './links.js';

/** What a link to t.me/share offers to a chat of one's choice, null for any other. https://core.telegram.org/widgets/share */
export function sharedBy(url) {
  const isShare =
    url.protocol === 'tg:' ? /msg_url/.test(url.host + url.pathname) : /^\/share(\/url)?$/.test(url.pathname);
  const link = isShare && url.searchParams.get('url');
  return link ? { link, text: url.searchParams.get('text') ?? '' } : null;
}

/**
 * Where it goes: into a group, as Telegram does it, or, since people have no chats with each other here, straight onto
 * somebody's phone, as if they had pressed it there.
 */
export function openShareSheet(phone, { link, text }) {
  const groups = chatsOf(phone.id).filter(({ kind }) => kind !== 'private');
  const isStart = URL.canParse(link) && startOf(new URL(link)) !== null;
  const others = isStart ? [...people.values()].filter(({ id }) => id !== phone.id) : [];
  const choice = (name, act) =>
    el('button', { type: 'button', class: 'button', onclick: () => close() || act() }, name);
  const toGroup = async ({ id, title }) => {
    const words = [link, text].filter(Boolean).join('\n');
    const sent = await phone.tries(() => phone.says(words, id));
    if (sent) phone.notices.toast(`Sent to ${title}`);
  };
  const copy = async () => {
    await navigator.clipboard.writeText(link).catch(() => {});
    phone.notices.toast('Copied to the clipboard');
  };
  const close = phone.sheets.open({
    title: 'Share',
    body: [
      el('p', { class: 'shared', dir: 'auto' }, text && el('span', {}, text), el('b', {}, link)),
      groups.length + others.length > 0 &&
        el(
          'div',
          { class: 'choices', role: 'group', 'aria-label': 'Share with' },
          groups.map((chat) => choice(chat.title, () => toGroup(chat))),
          others.map((other) =>
            choice(nameOf(other), () => apply({ type: 'shared', person: other.id, chat: other.id, link })),
          ),
        ),
    ],
    actions: [{ label: 'Copy the link', act: copy }],
  });
}
