import { el, iconButton } from '../element.js';
import { icon } from '../icons.js';

const NEAR_PX = 90;

/** Keeps the newest message in sight, unless the reader scrolled up; then a button leads back down. */
export class Scroll {
  #sticks = true;
  #missed = 0;

  constructor(viewport, list) {
    this.viewport = viewport;
    this.badge = el('span', { class: 'badge', hidden: true });
    this.button = iconButton(icon('down'), 'To the newest message', () => this.toEnd('smooth'), {
      class: 'icon-button to-end',
      hidden: true,
    });
    this.button.append(this.badge);
    viewport.addEventListener('scroll', () => this.#look(), { passive: true });
    const keep = new ResizeObserver(() => this.#sticks && this.toEnd());
    keep.observe(list);
    keep.observe(viewport);
  }

  toEnd(behavior = 'instant') {
    this.#sticks = true;
    this.viewport.scrollTo({ top: this.viewport.scrollHeight, behavior });
    this.#draw();
  }

  grew({ mine }) {
    if (mine || this.#sticks) return this.toEnd();
    this.#missed += 1;
    this.#draw();
  }

  #look() {
    const { scrollTop, scrollHeight, clientHeight } = this.viewport;
    this.#sticks = scrollHeight - scrollTop - clientHeight < NEAR_PX;
    this.#draw();
  }

  #draw() {
    if (this.#sticks) this.#missed = 0;
    this.button.hidden = this.#sticks;
    this.badge.hidden = !this.#missed;
    this.badge.textContent = String(this.#missed);
  }
}
