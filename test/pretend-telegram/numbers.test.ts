import { describe, expect, it } from '@jest/globals';
import { firstNumber } from '../../src/pretend-telegram/world/first-number.ts';
import { openStage } from './stage.ts';

const DAY = 86_400_000;
const INT32 = 2 ** 31 - 1;

describe('The numbers of messages and updates', () => {
  it('run slower than the clock that the next world begins them by', () => {
    const now = Date.UTC(2026, 10, 20, 12, 0, 0);
    for (const seconds of [1, 10, 3_600]) {
      const sentMeanwhile = 30 * seconds;
      expect(firstNumber(now + seconds * 1_000)).toBeGreaterThan(firstNumber(now) + sentMeanwhile);
    }
  });

  it('fit into 32 bits whenever a world begins, and for a year from then on', () => {
    for (let at = Date.UTC(2025, 0, 1); at < Date.UTC(2065, 0, 1); at += 30 * DAY) {
      expect(firstNumber(at)).toBeGreaterThan(0);
      expect(firstNumber(at) + 30 * 365 * (DAY / 1_000)).toBeLessThan(INT32);
    }
  });

  it('begin there', async () => {
    const earliest = firstNumber(Date.now());
    const { bot, vera } = await openStage();
    const message = await vera.says('Good morning');
    const [update] = (await bot.hears()).filter((one) => one.message?.text === 'Good morning');
    expect(message).toBeGreaterThanOrEqual(earliest);
    expect(update.update_id).toBeGreaterThanOrEqual(earliest);
  });

  it('are no former person’s for somebody new, and too long for 32 bits', async () => {
    const { telegram } = await openStage();
    const nina = telegram.person({ firstName: 'Nina' });
    nina.leaves();
    const otto = telegram.person({ firstName: 'Otto' });
    expect(otto.id).toBeGreaterThan(nina.id);
    expect(nina.id).toBeGreaterThan(INT32);
    expect(nina.id).toBeGreaterThan(firstNumber(Date.now() - DAY) + INT32);
  });
});
