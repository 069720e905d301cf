import { Writable } from 'node:stream';
import { describe, expect, it } from '@jest/globals';
import pg from 'pg';
import type { Logger } from 'pino';
import { TelegramError } from 'telegraf';
import { openOrm } from '../../src/database/orm.ts';
import { createLog } from '../../src/log.ts';
import { freshDatabase } from '../support/postgres.ts';

const PHONE = '+79991234567';
const TOKEN = '7654321:AAEhBOweik6ad9r_QXMENQjcrGbqCr4K-bc';
const ADDRESS = 'Baker Street 221b';

/** What the log wrote while `work` was done with it, as text. */
async function written(readable: boolean, work: (log: Logger) => unknown): Promise<string> {
  let text = '';
  const out = new Writable({
    write(chunk, _encoding, done) {
      text += chunk;
      done();
    },
  });
  await work(createLog({ readable, out }));
  return text;
}

async function failure(work: () => unknown): Promise<Error> {
  try {
    await work();
  } catch (error) {
    return error as Error;
  }
  throw new Error('It was meant to fail.');
}

describe.each([
  ['in production', false],
  ['on a terminal', true],
])('A log %s', (_where, readable) => {
  it('says what happened, to what, and where', async () => {
    const text = await written(readable, (log) =>
      log.child({ part: 'inbox' }).error({ err: new TypeError('No flour'), updateId: 42 }, 'An update failed'),
    );
    for (const part of ['An update failed', 'inbox', '42', 'TypeError', 'No flour', 'log.test.ts']) {
      expect(text).toContain(part);
    }
  });

  it('keeps addresses, ports, times and counts readable', async () => {
    const message = 'Listening on http://192.168.100.200:3000 since 2026-11-20 18:45:33, 12345678 loaves';
    expect(await written(readable, (log) => log.info(message))).toContain(message);
  });

  it.each<[string, (log: Logger) => unknown]>([
    ['a message', (log) => log.info(`Vera has ${PHONE} and ${TOKEN}`)],
    ['a filled-in message', (log) => log.info('Vera has %s', PHONE)],
    ['a phone as people write it', (log) => log.info('+7 (999) 123-45-67')],
    ['an unknown field', (log) => log.info({ from: { phone: PHONE } }, 'hello')],
    ['a known field', (log) => log.info({ reason: `no answer at ${PHONE}` }, 'hello')],
    ['an object under a known field', (log) => log.info({ event: { phone: PHONE } }, 'hello')],
    ['a child', (log) => log.child({ phone: PHONE }).info('hello')],
    ['an error', (log) => log.error(new Error(`GET https://api.telegram.org/bot${TOKEN}/getMe failed`))],
    ['an error under err', (log) => log.error({ err: new Error(PHONE) })],
    ['an error of an unknown field', (log) => log.error({ error: new Error(PHONE) }, 'oops')],
    ['a cause', (log) => log.error(new Error('a', { cause: new Error(`b ${TOKEN}`) }))],
    ['what is thrown and no error', (log) => log.error({ err: PHONE }, 'oops')],
    ['a database address', (log) => log.error(`postgres://bulka:${TOKEN}@db/bulka is away`)],
  ])('never shows a phone or a token: %s', async (_case, work) => {
    const text = await written(readable, work);
    expect(text).not.toBe('');
    expect(text.replace(/\D/g, '')).not.toContain('9991234567');
    expect(text).not.toContain(TOKEN.slice(8));
  });

  it('knows of a failed call to Telegram the method and the code only', async () => {
    const error = new TelegramError(
      { error_code: 403, description: `Forbidden: ${PHONE}` },
      { method: 'sendMessage', payload: { text: ADDRESS } },
    );
    const text = await written(readable, (log) => log.error(error));
    expect(text).toContain('sendMessage');
    expect(text).toContain('403');
    expect(text).not.toMatch(/Forbidden|Baker|999/);
  });

  it('does not quote JSON that cannot be read', async () => {
    const error = await failure(() => JSON.parse(`{"address": "${ADDRESS}"`));
    expect(await written(readable, (log) => log.error(error))).not.toContain('Baker');
  });

  it('knows of a database error the code and the constraint, not the values', async () => {
    const database = await freshDatabase();
    const client = new pg.Client(database.url);
    await client.connect();
    await client.query('create table guest (phone text constraint guest_phone unique, address text)');
    const twice = `insert into guest values ('${PHONE}', '${ADDRESS}'), ('${PHONE}', '${ADDRESS}')`;
    const plain = await failure(() => client.query(twice));
    const wrongType = await failure(() => client.query('select $1::int', [ADDRESS]));
    await client.end();
    const orm = await openOrm({ url: database.url, max: 1 });
    const wrapped = await failure(() =>
      orm.em.getConnection().execute('insert into "guest" values (?, ?), (?, ?)', [PHONE, ADDRESS, PHONE, ADDRESS]),
    );
    await orm.close();
    await database.drop();

    const text = await written(readable, (log) => {
      for (const error of [plain, wrapped, wrongType]) log.error(error);
      log.warn(`Queue cards: ${wrapped.message}`);
    });
    expect(text.match(/PostgreSQL 23505 guest_phone/g)!.length).toBeGreaterThanOrEqual(2);
    expect(text).not.toMatch(/Baker|999/);
  });
});
