/** One message of PostgreSQL's protocol; the first of a client has no type. */
export interface PostgresMessage {
  readonly type: string;
  /** With type and length, to be passed on as it is. */
  readonly bytes: Buffer;
}

/** Cuts a stream into messages. PostgreSQL documentation, "Message Formats". */
export class PostgresMessages {
  private rest: Buffer = Buffer.alloc(0);
  private isFirst: boolean;

  constructor(from: 'client' | 'server') {
    this.isFirst = from === 'client';
  }

  push(chunk: Buffer): PostgresMessage[] {
    this.rest = Buffer.concat([this.rest, chunk]);
    const messages: PostgresMessage[] = [];
    for (;;) {
      const start = this.isFirst ? 0 : 1;
      if (this.rest.length < start + 4) return messages;
      const end = start + this.rest.readInt32BE(start);
      if (this.rest.length < end) return messages;
      const type = this.isFirst ? '' : String.fromCharCode(this.rest[0]!);
      messages.push({ type, bytes: this.rest.subarray(0, end) });
      this.rest = this.rest.subarray(end);
      this.isFirst = false;
    }
  }
}

/** Knows a connection's prepared statements by name, so that it can tell which text is run. */
export class StatementReader {
  private readonly prepared = new Map<string, string>();

  /** @returns the statement that begins to run with this message. */
  textOf({ type, bytes }: PostgresMessage): string | undefined {
    if (type === 'Q') return stringAt(bytes, 5).text;
    if (type === 'P') {
      const name = stringAt(bytes, 5);
      this.prepared.set(name.text, stringAt(bytes, name.end).text);
    }
    if (type !== 'B') return undefined;
    const portal = stringAt(bytes, 5);
    return this.prepared.get(stringAt(bytes, portal.end).text);
  }
}

function stringAt(bytes: Buffer, start: number): { text: string; end: number } {
  const end = bytes.indexOf(0, start);
  return { text: bytes.toString('utf8', start, end), end: end + 1 };
}
