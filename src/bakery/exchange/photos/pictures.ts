import { createHash } from 'node:crypto';
import { basename } from 'node:path/posix';
import type { Beside } from '../../../sheets/read-bundle.ts';
import { wrongWithPicture } from '../../catalog/picture.ts';

/** Of all pictures that one table brings along. */
const MOST_BYTES = 60 * 1024 * 1024;

/** A picture from a ZIP: what it is known by, and its bytes; or why it cannot be used. */
export type Picture = { readonly path: string } & (
  | { readonly origin: string; readonly bytes: Uint8Array }
  | { readonly wrong: string }
);

/** The files beside a table, by their names in small letters, with and without their folders. */
export async function picturesIn(beside: AsyncIterable<Beside>): Promise<ReadonlyMap<string, Picture>> {
  const found = new Map<string, Picture>();
  let sum = 0;
  for await (const { path, bytes } of beside) {
    sum += bytes?.length ?? 0;
    const wrong = bytes === null ? 'too-large' : sum > MOST_BYTES ? 'too-much' : wrongWithPicture(bytes);
    const picture = { path, ...(wrong === undefined ? { origin: originOf(path, bytes!), bytes: bytes! } : { wrong }) };
    found.set(keyOf(path), picture);
    const bare = keyOf(basename(path));
    const other = found.get(bare);
    if (!other) found.set(bare, picture);
    else if (keyOf(other.path) !== bare)
      found.set(bare, isSame(picture, other) ? other : { path: bare, wrong: 'twice' });
  }
  return found;
}

function isSame(one: Picture, other: Picture): boolean {
  return 'origin' in one && 'origin' in other && one.origin === other.origin;
}

/** @returns the paths of those that are not among `named`, in any order. */
export function unusedOf(pictures: ReadonlyMap<string, Picture>, named: ReadonlySet<Picture>): string[] {
  return [...pictures].filter(([key, one]) => key === keyOf(one.path) && !named.has(one)).map(([, { path }]) => path);
}

/** How the cell of a table names it: whatever the case, the slashes, and the way accents are written. */
export function keyOf(name: string): string {
  return name
    .normalize('NFC')
    .toLowerCase()
    .replaceAll('\\', '/')
    .replace(/^\.?\//, '');
}

/** `rye.jpg#…`: the same picture under the same name is nothing new. */
function originOf(path: string, bytes: Uint8Array): string {
  const name = [...basename(keyOf(path))].slice(-80).join('');
  return `${name}#${createHash('sha256').update(bytes).digest('hex')}`;
}

/** @returns what people know it by: a link, or the name of a file. */
export function originText(origin: string): string {
  return isLink(origin) ? origin : origin.replace(/#[0-9a-f]{64}$/, '');
}

function isLink(origin: string): boolean {
  return origin.startsWith('https://');
}
