import type { Readable } from 'node:stream';
import { SaxesParser } from 'saxes';
import { BadTable } from './bad-table.ts';

/** Bytes without a `<`, tags within each other, tags: more is written by no spreadsheet, and made to hurt. */
const LONGEST = 256 * 1024;
const DEEPEST = 64;
const MOST_TAGS = 6_000_000;

const OPENS = 0x3c;

export interface Hearing {
  /** Names without their prefix; of attributes too. */
  open?(name: string, attributes: Record<string, string>): void;
  text?(written: string): void;
  close?(name: string): void;
}

/**
 * Piece by piece, so that others are served in between, and with no piece larger than a spreadsheet writes it: the parser
 * itself holds what has no end.
 * @throws {BadTable} `broken`, `too-large`
 */
export async function parseXml(xml: Readable, { open, text, close }: Hearing): Promise<void> {
  const parser = new SaxesParser();
  let depth = 0;
  let tags = 0;
  parser.on('opentag', ({ name, attributes }) => {
    if (++depth > DEEPEST || ++tags > MOST_TAGS) throw new BadTable('too-large', `${depth} deep, ${tags} tags.`);
    open?.(bare(name), bareKeys(attributes as Record<string, string>));
  });
  parser.on('text', (written) => text?.(written));
  parser.on('closetag', ({ name }) => {
    depth--;
    close?.(bare(name));
  });
  parser.on('error', (error) => {
    throw new BadTable('broken', error.message);
  });
  const decoder = new TextDecoder();
  let since = 0;
  try {
    for await (const chunk of xml) {
      const bytes = chunk as Buffer;
      const last = bytes.lastIndexOf(OPENS);
      since = last < 0 ? since + bytes.length : bytes.length - last;
      if (since > LONGEST) throw new BadTable('too-large', `${since} bytes without a tag.`);
      parser.write(decoder.decode(bytes, { stream: true }));
    }
    parser.close();
  } catch (error) {
    xml.destroy();
    if (error instanceof BadTable) throw error;
    throw new BadTable('broken', error instanceof Error ? error.message : String(error));
  }
}

function bare(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

/** Hardly any has a prefix, and there are millions of them. */
function bareKeys(attributes: Record<string, string>): Record<string, string> {
  for (const key in attributes) {
    if (key.includes(':'))
      return Object.fromEntries(Object.entries(attributes).map(([name, value]) => [bare(name), value]));
  }
  return attributes;
}
