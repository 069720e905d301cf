import type { Answer, Reading } from '../../chat/form.ts';
import { words } from '../../chat/readers.ts';

/** Where something goes: written words, a shared location, or both. */
export interface Place {
  readonly address: string | null;
  readonly latitude: number | null;
  readonly longitude: number | null;
}

/** An address as it is written, or a shared location. */
export function readPlace(answer: Answer): Reading<Place> {
  if (answer.kind === 'location') {
    return { value: { address: null, latitude: answer.latitude, longitude: answer.longitude } };
  }
  const address = words(5, 300)(answer);
  if ('value' in address) return { value: { address: address.value, latitude: null, longitude: null } };
  return answer.kind === 'text' ? address : { wrong: 'place' };
}

/** Characters of an address in a link: six letters of Cyrillic are 36 bytes, and Telegram refuses very long links. */
const LONGEST_QUERY = 150;

/**
 * Where a map shows it, the point before the words. Google Maps URLs, `search`: opens the map app of the phone, which a
 * `geo:` link, refused on buttons, would do too.
 * @returns undefined when nothing is known of it.
 */
export function mapUrl({ address, latitude, longitude }: Place): string | undefined {
  const words = [...(address ?? '').toWellFormed()].slice(0, LONGEST_QUERY).join('');
  const query = latitude !== null && longitude !== null ? `${latitude},${longitude}` : encodeURIComponent(words);
  return query === '' ? undefined : `https://www.google.com/maps/search/?api=1&query=${query}`;
}
