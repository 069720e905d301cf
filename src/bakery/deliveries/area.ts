/**
 * Roughly where an address is, for couriers who have not accepted yet: the street without house, floor and flat,
 * as far as they are written with digits. `ул. Ленина 5, кв. 12` → `ул. Ленина`; `12 Baker Street, London` → `Baker Street`.
 * @returns undefined when nothing but numbers and abbreviations is left.
 */
export function areaOf(address: string): string | undefined {
  return address
    .split(',')
    .map((part) => part.split(/\s+/).filter((word) => word !== '' && !/\p{N}/u.test(word)))
    .find((words) => words.some((word) => /^[\p{L}\p{M}'’-]{4,}/u.test(word)))
    ?.join(' ');
}
