import type { Readable } from 'node:stream';
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl';
import { BadTable } from './bad-table.ts';

const MOST_ENTRIES = 2_000;
/** Of all that is in it, unpacked. A small file can hold petabytes of noughts. */
const LARGEST_BYTES = 150 * 1024 * 1024;

export interface Zip {
  readonly names: readonly string[];
  /** @returns undefined when there is no such file in it. */
  read(name: string): Promise<Readable | undefined>;
  /** Bytes, unpacked: a file that is larger than it says breaks off. */
  sizeOf(name: string): number;
}

/**
 * What is in a ZIP, unpacked as it is read. An entry that is larger than it says breaks off.
 * @throws {BadTable} broken, encrypted, or unpacking to too much.
 */
export async function unzip(bytes: Uint8Array): Promise<Zip> {
  const zip = await orBroken(
    fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), {
      lazyEntries: true,
      autoClose: false,
      decodeStrings: false,
    }),
  );
  const entries = await orBroken(entriesOf(zip));
  return {
    names: [...entries.keys()],
    sizeOf: (name) => entries.get(name)?.uncompressedSize ?? 0,
    async read(name) {
      const entry = entries.get(name);
      if (entry?.isEncrypted()) throw new BadTable('broken', 'It is encrypted.');
      return entry && orBroken(zip.openReadStreamPromise(entry));
    },
  };
}

async function entriesOf(zip: ZipFile): Promise<Map<string, Entry>> {
  const found = new Map<string, Entry>();
  let bytes = 0;
  for await (const entry of zip.eachEntry()) {
    bytes += entry.uncompressedSize;
    if (found.size >= MOST_ENTRIES || bytes > LARGEST_BYTES) {
      throw new BadTable('too-large', `It unpacks to ${bytes} bytes in ${found.size} files.`);
    }
    found.set(nameOf(entry.fileName as unknown as Uint8Array), entry);
  }
  return found;
}

/** UTF-8, whether it is marked as such or not; else the letters of DOS in Cyrillic, which Windows still writes. */
function nameOf(written: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(written);
  } catch {
    return new TextDecoder('ibm866').decode(written);
  }
}

async function orBroken<Result>(work: Promise<Result>): Promise<Result> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof BadTable) throw error;
    throw new BadTable('broken', error instanceof Error ? error.message : String(error));
  }
}
