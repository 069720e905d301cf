import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Closing } from '../../src/app/closing.ts';
import { openPretend } from '../../src/app/pretend.ts';
import { readConfig } from '../../src/config.ts';
import { createLog } from '../../src/log.ts';

const log = createLog({ level: 'silent' });
const closing = new Closing(log);

describe('The people on the chat page', () => {
  let dataDir: string;
  beforeEach(() => {
    dataDir = mkdtempSync(join(tmpdir(), 'bulka-pretend-'));
  });
  afterEach(async () => {
    await closing.close();
    rmSync(dataDir, { recursive: true });
  });

  const opens = async (env: Record<string, string> = {}) => {
    const config = readConfig({ PRETEND_PORT: '0', DATA_DIR: dataDir, ...env });
    return `${(await openPretend(config, closing, log)).root}/pretend/people`;
  };
  async function whoIsWho(people: string): Promise<[name: string, note?: string][]> {
    const found = (await (await fetch(people)).json()) as { firstName: string; note?: string }[];
    return found.map(({ firstName, note }) => [firstName, note]);
  }
  const post = (url: string, body: object) =>
    fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });

  it('have their parts in the demo bakery', async () => {
    expect(await whoIsWho(await opens())).toEqual([
      ['Vera', 'customer'],
      ['Anna', 'courier'],
      ['Boris', 'courier'],
      ['Emil', 'employee'],
      ['Olga', 'owner'],
    ]);
  });

  it('have a group with topics if they work there, and find it again', async () => {
    const people = await opens();
    const chats = async (id: number) =>
      ((await (await fetch(`${people}/${id}/chats`)).json()) as { title: string; forum: boolean }[]).map(
        ({ title, forum }) => [title, forum],
      );
    expect(await chats(100_005)).toContainEqual(['Bulka staff', true]);
    expect(await chats(100_001)).not.toContainEqual(['Bulka staff', true]);
    await closing.close();
    expect((await (await fetch(`${await opens()}/100004/chats`)).json()) as object[]).toHaveLength(2);
  });

  it('are nobody yet where no bakery is open, but for its owner', async () => {
    expect(await whoIsWho(await opens({ DEMO: '0' }))).toEqual([
      ['Vera', undefined],
      ['Anna', undefined],
      ['Boris', undefined],
      ['Emil', undefined],
      ['Olga', 'owner'],
    ]);
  });

  it('find their chats again after a restart, whoever came or went meanwhile', async () => {
    const people = await opens();
    await post(people, { firstName: 'Nina' });
    await fetch(`${people}/100003`, { method: 'DELETE' });
    await post(`${people}/100001/says`, { text: 'Good morning' });
    await closing.close();

    const again = await opens();
    expect((await whoIsWho(again)).map(([name]) => name)).toEqual(['Vera', 'Anna', 'Emil', 'Olga', 'Nina']);
    const [chat] = (await (await fetch(`${again}/100001/chats`)).json()) as { messages: object[] }[];
    expect(chat!.messages).toMatchObject([{ text: 'Good morning', mine: true }]);
  });
});
