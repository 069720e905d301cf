import http from 'node:http';
import https from 'node:https';

/** The connection idles out: the bot must have answered before. */
const TIMEOUT_MS = 60_000;

export type Answer =
  | { error?: undefined; body: string; contentType: string }
  | { error: string /** Milliseconds. */; retryAfter?: number };

/** Connections that are kept open for the next delivery. */
export class Lines {
  private readonly plain = new http.Agent({ keepAlive: true, maxSockets: 100 });
  /** Nobody has a certificate for a bot on the desk. */
  private readonly secure = new https.Agent({ keepAlive: true, maxSockets: 100, rejectUnauthorized: false });

  to(protocol: string): http.Agent {
    return protocol === 'https:' ? this.secure : this.plain;
  }

  close(): void {
    this.plain.destroy();
    this.secure.destroy();
  }
}

/** Delivers one update; never throws. Errors are worded as `getWebhookInfo` reports them. */
export function post(
  lines: Lines,
  url: string,
  { body, secretToken }: { body: string; secretToken?: string | undefined },
): Promise<Answer> {
  return new Promise((resolve) => {
    const { protocol } = new URL(url);
    const send = protocol === 'https:' ? https.request : http.request;
    const request = send(url, {
      method: 'POST',
      agent: lines.to(protocol),
      timeout: TIMEOUT_MS,
      headers: {
        'content-type': 'application/json',
        'content-length': body.length,
        ...(secretToken !== undefined && { 'x-telegram-bot-api-secret-token': secretToken }),
      },
    });
    request.on('timeout', () => request.destroy(new Error('Read timeout expired')));
    request.on('error', (error) => resolve({ error: wording(error) }));
    request.on('response', (response) => read(response, resolve));
    request.end(body);
  });
}

function read(response: http.IncomingMessage, resolve: (answer: Answer) => void): void {
  const chunks: Buffer[] = [];
  response.on('data', (chunk: Buffer) => chunks.push(chunk));
  response.on('error', (error) => resolve({ error: wording(error) }));
  response.on('end', () => {
    const status = response.statusCode ?? 0;
    if (status >= 200 && status < 300) {
      const contentType = response.headers['content-type'] ?? '';
      return resolve({ body: Buffer.concat(chunks).toString(), contentType });
    }
    const retryAfter = Number(response.headers['retry-after'] ?? 0) * 1000 || 0;
    resolve({ error: `Wrong response from the webhook: ${status} ${response.statusMessage ?? ''}`.trim(), retryAfter });
  });
}

function wording(error: Error & { code?: string }): string {
  if (error.code === 'ECONNREFUSED') return 'Connection refused';
  if (error.code === 'ECONNRESET') return 'Connection reset by peer';
  return error.message;
}
