import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type Api, createApi } from '../../src/bot/api.ts';
import { type CallApi, failureOf } from '../../src/inbox/call-api.ts';
import type { Inbox, Received } from '../../src/inbox/inbox.ts';
import { type Polling, startPolling } from '../../src/inbox/polling.ts';
import type { PretendTelegram } from '../../src/pretend-telegram/pretend-telegram.ts';
import { startPretendTelegram } from '../../src/pretend-telegram/start.ts';
import { until } from '../support/until.ts';
import { type Bakery, openBakery } from './bakery.ts';
import { salesOf, sell } from './counter.ts';

describe('A bakery that polls', () => {
  let bakery: Bakery;
  let telegram: PretendTelegram;
  let closing: (() => Promise<unknown>)[];
  let conflicts: number;

  const textOf = ({ body }: Received) => (body as { message: { text: string } }).message.text;
  const apiOf = (token = telegram.token): Api => {
    const api = createApi({ root: telegram.url, token });
    closing.unshift(() => api.close());
    return api;
  };
  const poll = (inbox: Pick<Inbox, 'store'>, options: { api?: Api; onUnauthorized?: () => void } = {}): Polling => {
    const polling = startPolling({
      ...{ databaseUrl: bakery.url, inbox, log: bakery.log, lockRetryMs: 50 },
      callApi: countConflicts((options.api ?? apiOf()).call),
      onUnauthorized: options.onUnauthorized ?? (() => {}),
    });
    closing.unshift(() => polling.stop());
    return polling;
  };
  const countConflicts = (callApi: CallApi): CallApi => {
    return (...call) =>
      callApi(...call).catch((error) => {
        if (failureOf(error).code === 409) conflicts += 1;
        throw error;
      });
  };

  beforeEach(async () => {
    closing = [];
    conflicts = 0;
    bakery = await openBakery();
    telegram = await startPretendTelegram({ page: false, rates: false, log: () => {} });
  });
  afterEach(async () => {
    for (const close of closing) await close();
    await telegram.close();
    await bakery.close();
  });

  it('hears what Vera said before and after it opened, in order, and tells Telegram it has it', async () => {
    const vera = telegram.person({ firstName: 'Vera' });
    const heard: string[] = [];
    const inbox = await bakery.opens({ handle: async (update) => void heard.push(textOf(update)) });

    vera.says('one');
    vera.says('two');
    const polling = poll(inbox);
    await until(() => heard.length === 2);
    vera.says('three');
    await until(() => heard.length === 3 && telegram.pending() === 0);

    expect(heard).toEqual(['one', 'two', 'three']);
    expect(polling.isPolling).toBe(true);
    expect(polling.lastSuccessAt).toBeInstanceOf(Date);
  });

  it('knows at once that polling works, though nobody says a word', async () => {
    const inbox = await bakery.opens({ handle: async () => {} });
    const polling = poll(inbox);
    await until(() => polling.lastSuccessAt !== undefined);
  });

  it('does not tell Telegram that it has what it could not store', async () => {
    const vera = telegram.person({ firstName: 'Vera' });
    const inbox = await bakery.opens({ handle: (update) => sell(bakery.sql, update) });
    let outages = 2;
    const pendingAtOutage: number[] = [];
    poll({
      async store(updates) {
        if (outages-- <= 0) return inbox.store(updates);
        pendingAtOutage.push(telegram.pending());
        throw new Error('The database is away.');
      },
    });

    vera.says('a loaf, please');
    await until(() => telegram.pending() === 0);
    await bakery.isQuiet();
    expect(pendingAtOutage).toEqual([1, 1]);
    expect(await salesOf(bakery.sql)).toHaveLength(1);
  });

  it('removes a webhook that was set before', async () => {
    const vera = telegram.person({ firstName: 'Vera' });
    const inbox = await bakery.opens({ handle: (update) => sell(bakery.sql, update) });
    await apiOf().call('setWebhook', { url: 'https://127.0.0.1:8443/telegram' });
    vera.says('a loaf, please');

    poll(inbox);
    await until(async () => (await salesOf(bakery.sql)).length === 1);
  });

  it('lets one replica poll; when its connection to the database dies the other goes on, and nothing is sold twice', async () => {
    const vera = telegram.person({ firstName: 'Vera' });
    const open = async () => bakery.opens({ handle: (update) => sell(bakery.sql, update) });
    const replicas = [poll(await open()), poll(await open())];
    const isPolling = () => replicas.map((replica) => replica.isPolling);
    await until(() => isPolling().includes(true));

    vera.says('one');
    await until(async () => (await salesOf(bakery.sql)).length === 1);
    expect(isPolling().filter(Boolean)).toHaveLength(1);

    const cutOff = (await bakery.sql(
      `select pg_terminate_backend(pid) from pg_locks
       where locktype = 'advisory' and granted and $1::boolean
         and database = (select oid from pg_database where datname = current_database())`,
      [true],
    )) as object[];
    expect(cutOff).toHaveLength(1);
    vera.says('two');
    await until(async () => (await salesOf(bakery.sql)).length === 2);
    await until(() => telegram.pending() === 0);
    expect(conflicts).toBe(0);
  });

  it('hands over when it closes, in the middle of a long poll, and leaves nothing to be told again', async () => {
    const vera = telegram.person({ firstName: 'Vera' });
    const heard: string[] = [];
    const handle = async (update: Received) => void heard.push(textOf(update));
    const first = poll(await bakery.opens({ handle }));
    await until(() => first.isPolling);
    for (let n = 0; n < 20; n++) vera.says(`${n}`);
    await first.stop();
    const pendingAfterStop = telegram.pending();
    expect(pendingAfterStop + heard.length).toBeGreaterThanOrEqual(20);

    poll(await bakery.opens({ handle }));
    await until(() => telegram.pending() === 0);
    await bakery.isQuiet();
    expect(heard).toEqual(Array.from({ length: 20 }, (_, n) => `${n}`));
  });

  it('goes on after somebody else has polled with its token', async () => {
    const vera = telegram.person({ firstName: 'Vera' });
    const polling = poll(await bakery.opens({ handle: (update) => sell(bakery.sql, update) }));
    await until(() => polling.lastSuccessAt !== undefined);

    const somebodyElse = apiOf();
    await until(async () => {
      await somebodyElse.call('getUpdates', { timeout: 0 });
      return conflicts > 0;
    });
    vera.says('a loaf, please');
    await until(async () => (await salesOf(bakery.sql)).length === 1);
  });

  it('goes on after an outage of Telegram', async () => {
    const vera = telegram.person({ firstName: 'Vera' });
    const polling = poll(await bakery.opens({ handle: (update) => sell(bakery.sql, update) }));
    await until(() => polling.lastSuccessAt !== undefined);
    const broken = telegram.faults.broken({ method: 'getUpdates', times: 1 });
    const html = telegram.faults.html({ method: 'getUpdates', times: 1 });

    vera.says('one');
    vera.says('two');
    await until(async () => (await salesOf(bakery.sql)).length === 2);
    await until(() => broken.hits > 0 || html.hits > 0);
    await until(() => telegram.pending() === 0);
    expect(bakery.log.lines.join()).not.toContain(telegram.token);
  });

  it('stops and says so when the token is not valid', async () => {
    const unauthorized = Promise.withResolvers<void>();
    const inbox = await bakery.opens({ handle: async () => {} });
    const polling = poll(inbox, {
      api: apiOf('7000000001:revoked-token-of-the-bakery-00000'),
      onUnauthorized: unauthorized.resolve,
    });
    await unauthorized.promise;
    await until(() => !polling.isPolling);
  });
});
