import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Received } from '../../src/inbox/inbox.ts';
import { until } from '../support/until.ts';
import { type Bakery, openBakery } from './bakery.ts';
import { salesOf, sell } from './counter.ts';
import { message, tap } from './updates.ts';

const vera = 101;
const oleg = 102;
const anna = 103;

describe('What Telegram tells the bakery', () => {
  let bakery: Bakery;

  beforeAll(async () => {
    bakery = await openBakery();
  });
  afterAll(() => bakery.close());

  it('sells one loaf although the same tap comes ten times in parallel, and once more later', async () => {
    const inbox = await bakery.opens({ handle: (update) => sell(bakery.sql, update) });

    await Promise.all(Array.from({ length: 10 }, () => inbox.store([tap(1, vera)])));
    await bakery.isQuiet();
    await inbox.store([tap(1, vera)]);
    await bakery.isQuiet();

    expect(await salesOf(bakery.sql)).toEqual([1]);
    await inbox.stop();
  });

  it('is kept as a number only once it is done, and with its words as long as it may be needed again', async () => {
    const isReady = Promise.withResolvers<void>();
    const inbox = await bakery.opens({ handle: () => isReady.promise });
    const bodies = () => bakery.sql('select body from inbox where update_id = any($1::bigint[])', [[20, 21]]);

    await inbox.store([message(20, vera, 'Ring twice'), message(21, vera, 'Or thrice')]);
    expect(await bodies()).toEqual([
      { body: message(20, vera, 'Ring twice') },
      { body: message(21, vera, 'Or thrice') },
    ]);
    isReady.resolve();
    await bakery.isQuiet();
    expect(await bodies()).toEqual([{ body: {} }, { body: {} }]);
    await inbox.stop();
  });

  it('reaches the handler whole: who, what, and that it is the first try', async () => {
    const handled: Received[] = [];
    const inbox = await bakery.opens({ handle: async (update) => void handled.push(update) });

    await inbox.store([tap(2, vera, 'prd.show:9'), message(3, vera, 'Hello')]);
    await bakery.isQuiet();

    expect(handled).toMatchObject([
      { updateId: 2, lane: vera, tries: 1, effects: [], body: tap(2, vera, 'prd.show:9') },
      { updateId: 3, lane: vera, tries: 1, effects: [], body: message(3, vera, 'Hello') },
    ]);
    await inbox.stop();
  });

  it('is taken whatever people type: NUL, lone surrogates, right-to-left marks', async () => {
    const odd = 'a\0b \ud83d c \u202e d \\u0000';
    const texts: unknown[] = [];
    const inbox = await bakery.opens({
      handle: async ({ body, lane }) => {
        texts.push((body as ReturnType<typeof message>).message.text);
        return { session: { telegramId: lane, data: { draft: { name: odd } } } };
      },
    });

    await inbox.store([message(4, oleg, odd)]);
    await inbox.store([message(5, oleg, odd)]);
    await bakery.isQuiet();

    expect(texts).toEqual([odd, odd]);
    const [session] = await bakery.sql('select data from session where telegram_id = $1', [oleg]);
    expect(session).toEqual({ data: { draft: { name: 'ab \ufffd c \u202e d \\u0000' } } });
    await inbox.stop();
  });

  it('keeps the session of a form with the update that brought it there, and forgets it at the end', async () => {
    const inbox = await bakery.opens({
      handle: async ({ lane, updateId }) => ({
        session: { telegramId: lane, data: updateId === 8 ? null : { step: updateId } },
      }),
    });
    const sessions = () => bakery.sql('select data from session where telegram_id = $1', [anna]);

    await inbox.store([tap(6, anna)]);
    await inbox.store([tap(7, anna)]);
    await bakery.isQuiet();
    expect(await sessions()).toEqual([{ data: { step: 7 } }]);

    await inbox.store([tap(8, anna)]);
    await bakery.isQuiet();
    expect(await sessions()).toEqual([]);
    await inbox.stop();
  });

  it('waits while the bakery closes, and is there when it opens again', async () => {
    const [began, mayEnd] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const inbox = await bakery.opens({
      handle: async (update) => {
        began.resolve();
        await mayEnd.promise;
        await sell(bakery.sql, update);
      },
    });
    await inbox.store([tap(10, vera), tap(11, vera)]);
    await began.promise;
    const stopped = inbox.stop();
    await inbox.store([tap(12, oleg)]);
    mayEnd.resolve();
    await stopped;
    expect(await bakery.states()).toMatchObject({ waiting: 2 });

    await bakery.opens({ handle: (update) => sell(bakery.sql, update) });
    await bakery.isQuiet();
    expect((await salesOf(bakery.sql)).sort((a, b) => a - b)).toEqual([1, 10, 11, 12]);
  });

  it('is refused when it is no update at all', async () => {
    const inbox = await bakery.opens({ handle: async () => {} });
    await expect(inbox.store([{ update_id: 1.5 }])).rejects.toThrow(TypeError);
    await inbox.stop();
  });

  it('is counted while it waits, and forgotten after two days', async () => {
    await bakery.sql(`update inbox set done_at = now() - interval '49 hours' where update_id = $1`, [1]);
    const inbox = await bakery.opens({ handle: async () => {} });
    expect(await inbox.depth()).toEqual({ waiting: 0, working: 0, dead: 0, oldestSeconds: 0 });
    await until(async () => (await bakery.sql('select 1 from inbox where update_id = $1', [1])).length === 0);
    expect(await bakery.sql('select 1 from inbox where update_id = $1', [2])).toHaveLength(1);
  });
});
