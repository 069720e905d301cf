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

/** Where a map shows it. */
export function mapUrl({ latitude, longitude }: Place): string {
  return `https://www.google.com/maps/search/?api=1&query=${latitude},${longitude}`;
}
