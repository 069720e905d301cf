import { el } from '../element.js';
import { hueOf, initialsOf, nameOf } from '../person.js';

/** A round picture with initials, in the person's hue. */
export const personAvatar = (person, size) => avatar(nameOf(person), hueOf(person.id), size);

/** @param {number | null} hue null: the bot's own blue */
export function avatar(name, hue, size = 38) {
  return el(
    'span',
    {
      class: `avatar${hue === null ? ' avatar-bot' : ''}`,
      'aria-hidden': 'true',
      '--hue': hue ?? 255,
      '--size': `${size}px`,
    },
    initialsOf(name),
  );
}
