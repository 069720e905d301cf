import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openQueues } from '../../src/queues/open-queues.ts';
import { silent } from '../queues/backends.ts';
import { Bakery, ways } from '../support/bakery.ts';
import { orders } from '../support/conversation.ts';
import { comesToRest } from '../support/invariants.ts';
import { until } from '../support/until.ts';

const PASSWORD = 'correct-horse-battery';
const JOBS = '/api/queues?activeQueue=sends&status=failed&page=1&jobsPerPage=10';

describe.each(ways)('The page /queues, with the queues in $queues', (way) => {
  let bakery: Bakery;
  beforeAll(async () => {
    bakery = await Bakery.open({ ...way, env: { QUEUES_PASSWORD: PASSWORD } });
  });
  afterAll(() => bakery.close());

  const asks = (path: string, password?: string, method = 'GET') =>
    fetch(`${bakery.apps[0]!.url}/queues${path}`, {
      method,
      headers: password === undefined ? {} : { authorization: `Basic ${btoa(`olga:${password}`)}` },
    });

  it('shows what waits and what has failed, and nothing about people', async () => {
    await bakery.product('Rye loaf');
    await orders(bakery.customer('Vera'), 'Rye loaf');
    await comesToRest(bakery.sql);
    const queues = await openQueues({ databaseUrl: bakery.databaseUrl, redisUrl: bakery.redis?.url, log: silent });
    await queues.queue('sends').add([{ id: 'pX-e1', data: { personId: 'Lindenstraße 5' } }]);
    await until(async () => ((await queues.queue('sends').depth()).failed === 1 ? undefined : 'not failed yet'));
    await queues.close();

    const page = await asks('', PASSWORD);
    expect([page.status, page.headers.get('x-frame-options')]).toEqual([200, 'DENY']);
    const html = await page.text();
    expect(html).toContain('<title>Bulka</title>');
    const script = /src="(static\/[^"]+\.js)"/.exec(html)![1];
    expect((await asks(`/${script}`, PASSWORD)).status).toBe(200);

    const shown = await (await asks(JOBS, PASSWORD)).text();
    expect(JSON.parse(shown).queues.map(({ name }: { name: string }) => name)).toEqual(['events', 'sends']);
    expect(shown).toContain('pX-e1');
    expect(shown).toMatch(/"failedReason":"PostgreSQL \w{5}/);
    expect(shown.replace(/"data":\{[^}]*\}/g, '')).not.toMatch(/Vera|Lindenstra/);
  });

  it('is for looking only', async () => {
    for (const path of ['/api/queues/sends/empty', '/api/queues/sends/retry/failed', '/api/queues/pause']) {
      expect((await asks(path, PASSWORD, 'PUT')).status).toBe(405);
    }
  });

  it('answers every stranger alike, and after ten wrong passwords nobody there for a while', async () => {
    const alike = async (answered: Response) => [
      answered.status,
      answered.headers.get('www-authenticate'),
      await answered.text(),
    ];
    const first = await alike(await asks(''));
    expect(first[0]).toBe(401);
    for (const [path, password] of [
      ['', 'wrong'],
      ['', PASSWORD.slice(1)],
      ['', `${PASSWORD}x`],
      [JOBS, ''],
      ['/static/nothing.js', 'x'],
    ] as const) {
      expect(await alike(await asks(path, password))).toEqual(first);
    }
    for (let time = 0; time < 5; time++) await asks('', 'guess');
    const [refused, right] = [await asks('', 'guess'), await asks('', PASSWORD)];
    expect([refused.status, right.status, right.headers.get('retry-after')]).toEqual([429, 429, '60']);
  });
});

describe('Without a password', () => {
  it('there is no such page', async () => {
    const bakery = await Bakery.open();
    try {
      expect((await fetch(`${bakery.apps[0]!.url}/queues`)).status).toBe(404);
    } finally {
      await bakery.close();
    }
  });
});
