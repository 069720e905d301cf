import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { Traffic } from '../../src/notifications/traffic.ts';

const MOST = 30;

describe('Messages to Telegram', () => {
  it('are never more in a second than it takes, whenever between call and answer it counts them', async () => {
    const traffic = new Traffic(MOST);
    const sent: { began: number; ended: number }[] = [];
    async function sends(turn: Promise<() => void>, takesMs: number): Promise<void> {
      const end = await turn;
      const began = performance.now();
      await sleep(takesMs);
      sent.push({ began, ended: performance.now() });
      end();
    }
    const news = Array.from({ length: 70 }, (_, n) => sends(traffic.news(), n % 7 === 0 ? 150 : 10));
    const replies = Array.from({ length: 8 }, async (_, n) => {
      await sleep(n * 200);
      await sends(traffic.reply(), 20);
    });
    await Promise.all([...news, ...replies]);
    for (const { began } of sent) {
      const counted = sent.filter((one) => one.began <= began && one.ended > began - 1_000);
      expect(counted.length).toBeLessThanOrEqual(MOST);
    }
  });

  it('that answer somebody go before all news that wait', async () => {
    const traffic = new Traffic(2);
    const order: string[] = [];
    const says = (word: string) => (end: () => void) => {
      order.push(word);
      end();
    };
    await Promise.all([
      traffic.news().then(says('news')),
      traffic.news().then(says('news')),
      traffic.news().then(says('late news')),
      traffic.reply().then(says('reply')),
    ]);
    expect(order).toEqual(['news', 'news', 'reply', 'late news']);
  });

  it('that answer somebody wait for nothing where there are no news, and are counted', async () => {
    const traffic = new Traffic(2);
    const ends = await Promise.all(Array.from({ length: 100 }, () => traffic.reply()));
    for (const end of ends) end();
    expect(traffic.takeUntold()).toBe(100);
    expect(traffic.takeUntold()).toBe(0);
  });
});
