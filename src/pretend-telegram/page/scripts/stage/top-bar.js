import { choices } from '../choices.js';
import { el, fill, iconButton } from '../element.js';
import { icon } from '../icons.js';
import { bot, people, unreadOf } from '../store.js';
import { openNewGroup } from './new-group.js';
import { openNewPerson } from './new-person.js';
import { Tabs } from './tabs.js';

const MOMENT_MS = 80;
const SHOWN_IN_TABS = new Set(['loaded', 'person', 'person-gone', 'message', 'unread', 'chat', 'chat-gone']);

/** The line above the phones: whose bot it is, the people, who joins, light or dark. */
export function topBar(element, stage) {
  let isComing = false;
  const tabs = new Tabs(stage);
  const name = el('span', { class: 'top-bot', dir: 'auto' });
  const status = el('span', { class: 'top-status' });
  const theme = iconButton(icon('moon'), 'Dark colours', () => {
    choices.isDark = !choices.isDark;
    drawTheme();
  });
  element.append(
    el(
      'div',
      { class: 'top-title' },
      el('img', { src: 'icon.svg', alt: '', width: 34, height: 34 }),
      el('div', {}, name, status),
    ),
    tabs.element,
    el(
      'div',
      { class: 'top-actions' },
      iconButton(icon('plus'), 'Add a person', openNewPerson),
      iconButton(icon('contacts'), 'New group', openNewGroup, { class: 'icon-button top-group' }),
      theme,
    ),
  );
  stage.addEventListener('change', () => tabs.draw());
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', drawTheme);
  drawTheme();
  connected(false);

  function drawTheme() {
    fill(theme, icon(choices.isDark ? 'sun' : 'moon'));
    theme.title = choices.isDark ? 'Light colours' : 'Dark colours';
    theme.setAttribute('aria-label', theme.title);
  }

  function connected(is) {
    status.textContent = is ? 'Pretend Telegram' : 'connecting…';
    document.body.classList.toggle('offline', !is);
  }

  /** Waits a moment: a message that is read at once need not be counted. */
  function receive({ type }) {
    if (type === 'loaded') name.textContent = bot.name;
    if (!SHOWN_IN_TABS.has(type) || isComing) return;
    isComing = true;
    setTimeout(draw, MOMENT_MS);
  }

  function draw() {
    isComing = false;
    tabs.draw();
    drawTitle();
  }

  return { receive, connected };
}

function drawTitle() {
  const unread = [...people.keys()].reduce((sum, id) => sum + unreadOf(id), 0);
  document.title = `${unread ? `(${unread}) ` : ''}${bot.name} · Pretend Telegram`;
}
