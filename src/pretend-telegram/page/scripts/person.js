/** Seven hues that stay apart, in the order people come. */
const HUES = [255, 150, 45, 320, 200, 5, 95];
const given = new Map();

/** A person keeps the hue while the page is open. */
export function hueOf(id) {
  if (!given.has(id)) given.set(id, HUES[given.size % HUES.length]);
  return given.get(id);
}

export const nameOf = (person) => [person.firstName, person.lastName].filter(Boolean).join(' ');

/** At most two letters; an emoji or a composed letter counts as one. */
export function initialsOf(name) {
  const words = name.trim().split(/\s+/);
  const letters = [words[0], words.length > 1 ? words.at(-1) : ''].map(
    (word) => [...new Intl.Segmenter().segment(word)][0]?.segment ?? '',
  );
  return letters.join('').toLocaleUpperCase();
}
