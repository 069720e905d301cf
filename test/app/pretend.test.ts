import { afterEach, describe, expect, it } from '@jest/globals';
import { Closing } from '../../src/app/closing.ts';
import { openPretend } from '../../src/app/pretend.ts';
import { readConfig } from '../../src/config.ts';
import { createLog } from '../../src/log.ts';

const log = createLog({ level: 'silent' });
const closing = new Closing(log);

async function whoIsWho(env: Record<string, string>): Promise<[name: string, note?: string][]> {
  const { root } = await openPretend(readConfig({ PRETEND_PORT: '0', ...env }), closing, log);
  const people = (await (await fetch(`${root}/pretend/people`)).json()) as { firstName: string; note?: string }[];
  return people.map(({ firstName, note }) => [firstName, note]);
}

describe('The people on the chat page', () => {
  afterEach(() => closing.close());

  it('have their parts in the demo bakery', async () => {
    expect(await whoIsWho({})).toEqual([
      ['Vera', 'customer'],
      ['Anna', 'courier'],
      ['Boris', 'courier'],
      ['Emil', 'employee'],
      ['Olga', 'owner'],
    ]);
  });

  it('are nobody yet where no bakery is open, but for its owner', async () => {
    expect(await whoIsWho({ DEMO: '0' })).toEqual([
      ['Vera', undefined],
      ['Anna', undefined],
      ['Boris', undefined],
      ['Emil', undefined],
      ['Olga', 'owner'],
    ]);
  });
});
