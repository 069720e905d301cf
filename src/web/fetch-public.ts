import { lookup } from 'node:dns/promises';
import type { IncomingMessage } from 'node:http';
import { request } from 'node:https';
import { isIP } from 'node:net';
import { isPublic } from './public-address.ts';

const TIMEOUT_MS = 20_000;
const MOST_REDIRECTS = 3;

/** Why nothing came. `no-answer` may pass; so may `status` from 500 on, and 429. */
export type FetchFailure = 'https-only' | 'private' | 'redirects' | 'status' | 'too-large' | 'no-answer';

export class FetchFailed extends Error {
  readonly code: FetchFailure;
  /** HTTP, of `status`. */
  readonly status?: number;

  constructor(code: FetchFailure, reason: string, status?: number) {
    super(reason);
    this.name = 'FetchFailed';
    this.code = code;
    this.status = status;
  }
}

export interface FetchOptions {
  readonly mostBytes: number;
  /** Aborts it from outside; the time limit is its own. */
  readonly signal?: AbortSignal;
}

/** The world, for tests to put another one in its place. */
export interface World {
  resolve(host: string): Promise<string[]>;
  mayReach(address: string, port: number): boolean;
  /** Certificates that are trusted, PEM; those of Node when not said. */
  readonly ca?: string;
}

const theWorld: World = {
  resolve: async (host) => (await lookup(host, { all: true })).map(({ address }) => address),
  mayReach: (address, port) => port === 443 && isPublic(address),
};

/**
 * Fetches what somebody else has named, so it is fetched as a stranger would: over HTTPS, from public addresses only,
 * with no header of ours. The address that was checked is the one that is connected to, at every redirect (at most 3),
 * so that a name which resolves to another one a moment later gains nothing.
 * @throws {FetchFailed}
 */
export async function fetchPublic(link: string, options: FetchOptions, world: World = theWorld): Promise<Uint8Array> {
  const late = AbortSignal.timeout(TIMEOUT_MS);
  const signal = options.signal ? AbortSignal.any([options.signal, late]) : late;
  let url = urlOf(link);
  for (let redirects = 0; ; redirects++) {
    const answer = await orNoAnswer(ask(url, await placeOf(url, world), signal, world));
    const status = answer.statusCode ?? 0;
    const { location } = answer.headers;
    if (status >= 300 && status < 400 && location !== undefined) {
      answer.destroy();
      if (redirects >= MOST_REDIRECTS) throw new FetchFailed('redirects', `More than ${MOST_REDIRECTS} redirects.`);
      url = urlOf(location, url.href);
      continue;
    }
    if (status !== 200) {
      answer.destroy();
      throw new FetchFailed('status', `Status ${status}.`, status);
    }
    return orNoAnswer(bytesOf(answer, options.mostBytes));
  }
}

/** Names and passwords in a link would be sent along. */
function urlOf(link: string, base?: string): URL {
  const url = URL.canParse(link, base) ? new URL(link, base) : undefined;
  if (url?.protocol !== 'https:' || url.username !== '' || url.password !== '') {
    throw new FetchFailed('https-only', 'It is no plain https link.');
  }
  return url;
}

async function placeOf(url: URL, { resolve, mayReach }: World): Promise<string> {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const addresses = isIP(host) ? [host] : await orNoAnswer(resolve(host));
  const port = Number(url.port || 443);
  const [first] = addresses;
  if (first === undefined) throw new FetchFailed('no-answer', `${host} has no address.`);
  if (!addresses.every((address) => mayReach(address, port))) {
    throw new FetchFailed('private', `${host} is no public place.`);
  }
  return first;
}

function ask(url: URL, address: string, signal: AbortSignal, { ca }: World): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const host = url.hostname.replace(/^\[|\]$/g, '');
    const call = request({
      host: address,
      port: Number(url.port || 443),
      path: url.pathname + url.search,
      headers: { host: url.host },
      servername: isIP(host) ? '' : host,
      agent: false,
      signal,
      ...(ca !== undefined && { ca }),
    });
    call.once('response', resolve);
    call.once('error', reject);
    call.end();
  });
}

async function bytesOf(answer: IncomingMessage, mostBytes: number): Promise<Uint8Array> {
  const tooLarge = () => new FetchFailed('too-large', `More than ${mostBytes} bytes.`);
  const parts: Buffer[] = [];
  let size = 0;
  try {
    if (Number(answer.headers['content-length'] ?? 0) > mostBytes) throw tooLarge();
    for await (const part of answer) {
      size += (part as Buffer).length;
      if (size > mostBytes) throw tooLarge();
      parts.push(part as Buffer);
    }
  } finally {
    answer.destroy();
  }
  return Buffer.concat(parts);
}

async function orNoAnswer<Result>(work: Promise<Result>): Promise<Result> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof FetchFailed) throw error;
    throw new FetchFailed('no-answer', error instanceof Error ? error.message : String(error));
  }
}
