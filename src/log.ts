import { type DestinationStream, type LevelWithSilent, type Logger, pino, stdTimeFunctions } from 'pino';
import { PinoPretty } from 'pino-pretty';
import { loggedError, messageOf } from './log/error.ts';
import { allowed } from './log/fields.ts';

/**
 * JSON lines, or readable ones on a terminal. Every line passes one gate on its way out: known fields only, no bot
 * tokens, no personal data, in messages and stacks too. Errors go under `err`, ids under the names of `log/fields.ts`.
 */
export function createLog({
  level = 'info',
  readable = process.stdout.isTTY,
  out,
}: {
  level?: LevelWithSilent;
  readable?: boolean;
  out?: DestinationStream;
} = {}): Logger {
  const destination = readable
    ? PinoPretty({ ignore: 'pid,hostname', translateTime: 'SYS:HH:MM:ss', destination: out, sync: true })
    : (out ?? pino.destination({ sync: true }));
  return pino(
    {
      level,
      timestamp: stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      serializers: { err: loggedError },
      hooks: {
        logMethod(args, method) {
          method.apply(this, withSafeMessage(args) as typeof args);
        },
        streamWrite: (line) => `${JSON.stringify(allowed(JSON.parse(line)))}\n`,
      },
    },
    destination,
  );
}

/** pino takes an error's own words for the message when there is none. */
function withSafeMessage(args: unknown[]): unknown[] {
  const [first, ...rest] = args;
  const error = first instanceof Error ? first : (first as { err?: unknown } | undefined)?.err;
  return error instanceof Error && rest.length === 0 ? [first, messageOf(error)] : args;
}
