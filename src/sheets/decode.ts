import { BadTable } from './bad-table.ts';

/**
 * Text as it was saved by whatever program: UTF-8, UTF-16 with or without a mark, Windows-1251 or the letters of DOS
 * (Cyrillic), or Windows-1252. These three differ in nothing but what they mean: Cyrillic letters stand in words of their
 * own, umlauts and accents among plain ones.
 * @throws {BadTable} `no-table` when it is no text at all.
 */
export function decode(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  const zeros = zerosIn(bytes);
  if (zeros.odd > zeros.all / 8 && zeros.even === 0) return new TextDecoder('utf-16le').decode(bytes);
  if (zeros.even > zeros.all / 8 && zeros.odd === 0) return new TextDecoder('utf-16be').decode(bytes);
  if (zeros.even + zeros.odd > 0) throw new BadTable('no-table', 'There are noughts in it.');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder(encodingOf(bytes)).decode(bytes);
  }
}

function zerosIn(bytes: Uint8Array): { even: number; odd: number; all: number } {
  const found = { even: 0, odd: 0, all: Math.min(bytes.length, 65_536) };
  for (let i = 0; i < found.all; i++) {
    if (bytes[i] === 0) found[i % 2 === 0 ? 'even' : 'odd']++;
  }
  return found;
}

/** Excel's "CSV (MS-DOS)" is in 866; in which of the two Cyrillic ones it is, more bytes are letters. */
function encodingOf(bytes: Uint8Array): 'windows-1251' | 'windows-1252' | 'ibm866' {
  const found = { beside: 0, alone: 0, windows: 0, dos: 0 };
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i]!;
    if (byte < 0x80) continue;
    found[(bytes[i - 1] ?? 0) >= 0x80 || (bytes[i + 1] ?? 0) >= 0x80 ? 'beside' : 'alone']++;
    if (byte >= 0xc0) found.windows++;
    if (byte < 0xb0 || (byte >= 0xe0 && byte < 0xf0)) found.dos++;
  }
  if (found.beside <= found.alone) return 'windows-1252';
  return found.dos > found.windows ? 'ibm866' : 'windows-1251';
}
