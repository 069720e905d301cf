import { BadTable } from './bad-table.ts';

/**
 * Text as it was saved by whatever program: UTF-8, UTF-16 with or without a mark, Windows-1251 (Cyrillic) or
 * Windows-1252. The last two differ in nothing but what they mean: Cyrillic letters stand in words of their own,
 * umlauts and accents among plain ones.
 * @throws {BadTable} `no-table` when it is no text at all.
 */
export function decode(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  const zeros = zerosIn(bytes);
  if (zeros.odd > bytes.length / 8 && zeros.even === 0) return new TextDecoder('utf-16le').decode(bytes);
  if (zeros.even + zeros.odd > 0) throw new BadTable('no-table', 'There are noughts in it.');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder(isCyrillic(bytes) ? 'windows-1251' : 'windows-1252').decode(bytes);
  }
}

function zerosIn(bytes: Uint8Array): { even: number; odd: number } {
  const found = { even: 0, odd: 0 };
  for (let i = 0; i < Math.min(bytes.length, 65_536); i++) {
    if (bytes[i] === 0) found[i % 2 === 0 ? 'even' : 'odd']++;
  }
  return found;
}

function isCyrillic(bytes: Uint8Array): boolean {
  let beside = 0;
  let alone = 0;
  for (let i = 0; i < bytes.length; i++) {
    if (bytes[i]! < 0xc0) continue;
    if ((bytes[i - 1] ?? 0) >= 0xc0 || (bytes[i + 1] ?? 0) >= 0xc0) beside++;
    else alone++;
  }
  return beside > alone;
}
