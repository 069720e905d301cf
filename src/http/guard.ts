import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyReply, FastifyRequest, onRequestHookHandler } from 'fastify';

const WRONG_TRIES = 10;
const WINDOW_MS = 60_000;
const MOST_ADDRESSES = 1_000;

interface Tries {
  count: number;
  readonly since: number;
}

/**
 * Lets in whoever knows the password, under any name (HTTP Basic), and lets them look only. Ten wrong tries from an
 * address within a minute, and it is not listened to for the rest of that minute, whatever it says.
 */
export function guard(password: string): onRequestHookHandler {
  const right = digestOf(password);
  const wrong = new Map<string, Tries>();

  function triesOf(address: string): Tries {
    const known = wrong.get(address);
    return known && Date.now() - known.since < WINDOW_MS ? known : { count: 0, since: Date.now() };
  }

  return async (request, reply) => {
    const { ip } = request;
    const tries = triesOf(ip);
    if (tries.count >= WRONG_TRIES) return answer(reply.header('retry-after', '60'), 429, 'Too many wrong passwords.');
    const given = passwordIn(request);
    if (given === undefined || !timingSafeEqual(digestOf(given), right)) {
      // A browser asks without one first.
      if (given !== undefined) {
        tries.count++;
        wrong.delete(ip);
        wrong.set(ip, tries);
        if (wrong.size > MOST_ADDRESSES) wrong.delete(wrong.keys().next().value!);
      }
      return answer(
        reply.header('www-authenticate', 'Basic realm="Bulka", charset="UTF-8"'),
        401,
        'Not for strangers.',
      );
    }
    if (request.method !== 'GET' && request.method !== 'HEAD') return answer(reply, 405, 'Only for looking.');
    reply.headers({ 'x-frame-options': 'DENY', 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' });
  };
}

function passwordIn({ headers }: FastifyRequest): string | undefined {
  const encoded = /^Basic ([\w+/=-]+)$/i.exec(headers.authorization ?? '')?.[1];
  if (encoded === undefined) return undefined;
  const text = Buffer.from(encoded, 'base64').toString('utf8');
  return text.slice(text.indexOf(':') + 1);
}

/** Of the same length for every password, so that comparing takes the same time. */
function digestOf(password: string): Buffer {
  return createHash('sha256').update(password).digest();
}

function answer(reply: FastifyReply, code: number, error: string): FastifyReply {
  return reply.code(code).send({ error });
}
