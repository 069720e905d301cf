import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Received } from '../../src/inbox/inbox.ts';
import { type Bakery, openBakery } from './bakery.ts';
import { salesOf, sell } from './counter.ts';
import { message, tap } from './updates.ts';

const vera = 101;
const oleg = 102;
const phone = '+79991234567';
const token = '123456789:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw';

describe('An update that cannot be handled', () => {
  let bakery: Bakery;

  beforeAll(async () => {
    bakery = await openBakery();
  });
  afterAll(() => bakery.close());

  it('is tried again in its place: what the person did next waits, other people do not', async () => {
    const served: string[] = [];
    const inbox = await bakery.opens({
      handle: async ({ updateId, tries }) => {
        served.push(`${updateId} try ${tries}`);
        if (updateId === 1 && tries < 3) throw new Error('The oven is cold.');
      },
    });

    await inbox.store([tap(1, vera), tap(2, vera), tap(3, oleg)]);
    await bakery.isQuiet();

    expect(served.filter((line) => !line.startsWith('3'))).toEqual(['1 try 1', '1 try 2', '1 try 3', '2 try 1']);
    expect(served.indexOf('3 try 1')).toBeLessThan(served.indexOf('1 try 2'));
    expect(await bakery.states()).toEqual({ done: 3 });
    await inbox.stop();
  });

  it('sells once when it fails after the sale', async () => {
    const inbox = await bakery.opens({
      handle: async (update: Received) => {
        await sell(bakery.sql, update);
        if (update.tries === 1) throw new Error('Telegram is away.');
      },
    });
    await inbox.store([tap(4, vera)]);
    await bakery.isQuiet();
    expect(await salesOf(bakery.sql)).toEqual([4]);
    await inbox.stop();
  });

  it('waits as long as it was asked to', async () => {
    const busy = Object.assign(new Error('Telegram wants us to wait.'), { retryAfterMs: 1_500 });
    const began: number[] = [];
    const inbox = await bakery.opens({
      handle: async ({ tries }) => {
        began.push(performance.now());
        if (tries === 1) throw busy;
      },
    });
    await inbox.store([tap(15, vera)]);
    await bakery.isQuiet();
    expect(began[1]! - began[0]!).toBeGreaterThanOrEqual(1_490);
    await inbox.stop();
  });

  it('is dead after five tries, says why without telling on anybody, and lets the next one through', async () => {
    const dead: string[] = [];
    const results: string[] = [];
    const served: number[] = [];
    const inbox = await bakery.opens({
      observer: {
        dead: (kind) => void dead.push(kind),
        handled: (kind, result) => void results.push(`${kind} ${result}`),
      },
      handle: async ({ updateId }) => {
        served.push(updateId);
        if (updateId !== 5) return;
        throw new TypeError(`insert into "person" values ('Вера', '${phone}') at /bot${token}/getMe, phone ${phone}`);
      },
    });

    await inbox.store([message(5, vera, `Call me: ${phone}`), message(6, vera, 'Hello?')]);
    await bakery.isQuiet();

    expect(served).toEqual([5, 5, 5, 5, 5, 6]);
    const [row] = await bakery.sql<{ state: string; reason: string; tries: number }>(
      'select state, reason, tries, body from inbox where update_id = $1',
      [5],
    );
    const reason = expect.stringMatching(/^TypeError: insert into/);
    expect(row).toMatchObject({ state: 'dead', tries: 5, reason, body: message(5, vera, `Call me: ${phone}`) });
    const told = row!.reason + bakery.log.lines.join();
    expect(told).not.toMatch(/Вера|9991234567|AAHdqTcvCH1/);
    expect(dead).toEqual(['message']);
    expect(results).toEqual([...Array(4).fill('message failed'), 'message dead', 'message done']);
    expect(await inbox.depth()).toMatchObject({ dead: 1, waiting: 0 });
    await inbox.stop();
  });
});
