import { redact } from './redact.ts';

export type LoggedError = {
  type: string;
  message: string;
  /** Where it was thrown; without the message, which a stack repeats. */
  stack: string;
  code?: string | number;
  /** Of a call to Telegram. */
  method?: string;
  /** Of PostgreSQL. */
  constraint?: string;
  table?: string;
  cause?: LoggedError;
};

/** Only what is known to be harmless: a Telegram error carries what was sent, a database error what was written. */
export function loggedError(error: unknown): LoggedError {
  if (!(error instanceof Error))
    return { type: typeof error, message: 'Something that is no Error was thrown.', stack: '' };
  const { code, method, on, constraint, table, cause } = error as Error & Record<string, unknown>;
  return {
    type: error.constructor.name,
    message: messageOf(error),
    stack: framesOf(error),
    code: scalar(code),
    method: named(method) ?? named((on as { method?: unknown } | undefined)?.method),
    constraint: named(constraint),
    table: named(table),
    cause: cause instanceof Error ? loggedError(cause) : undefined,
  };
}

/** Its words, where they cannot quote what somebody wrote. */
export function messageOf(error: Error): string {
  const { code, constraint, response } = error as Error & { code?: unknown; constraint?: unknown; response?: unknown };
  const isDatabase = /^[0-9A-Z]{5}$/.test(String(code)) || 'sqlState' in error || 'severity' in error;
  if (isDatabase) return databaseMessage(error, String(code), named(constraint));
  if (response) return `Telegram ${scalar(code) ?? ''}`.trim();
  if (error instanceof SyntaxError) return error.message.replace(/["'`].*/s, '…');
  return redact(error.message);
}

/** Class 42 is about our own statement, not about values (PostgreSQL documentation, appendix A). */
function databaseMessage(error: Error, code: string, constraint = ''): string {
  const own = code.startsWith('42') ? redact(error.message.split(' - ').at(-1)!) : constraint;
  return `PostgreSQL ${code} ${own}`.trim();
}

function framesOf(error: Error): string {
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return redact(frames.join('\n'));
}

function scalar(value: unknown): string | number | undefined {
  return typeof value === 'number' ? value : named(value);
}

function named(value: unknown): string | undefined {
  return typeof value === 'string' && /^[\w.-]{1,63}$/.test(value) ? value : undefined;
}
