import { nameOf } from './person.js';
import { people } from './store.js';
import { gistOf } from './words.js';

const region = document.getElementById('live');

/** Reads new messages out for those who hear the page. */
export function announce({ type, person, message }) {
  if (type !== 'message' || message.mine || !people.has(person)) return;
  region.textContent = `${nameOf(people.get(person))}’s phone, ${message.from.name}: ${gistOf(message)}`;
}
