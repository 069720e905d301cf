import type { Log } from '../../src/inbox/log.ts';

export interface KeptLog extends Log {
  /** As JSON, in order. */
  readonly lines: string[];
}

/** Keeps what is logged, for a look at what must or must not stand there. */
export function keptLog(): KeptLog {
  const lines: string[] = [];
  const keep = (level: string) => (fields: unknown, message?: string) => {
    lines.push(JSON.stringify({ level, fields, message }));
  };
  return { lines, info: keep('info'), warn: keep('warn'), error: keep('error') };
}
