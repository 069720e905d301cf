import type { IncomingHttpHeaders } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { fetchPublic, type World } from '../../src/web/fetch-public.ts';
import { isPublic } from '../../src/web/public-address.ts';
import { type PictureHost, pictureHost } from '../support/picture-host.ts';

let host: PictureHost;
let asked: { path: string; headers: IncomingHttpHeaders }[] = [];
beforeAll(async () => {
  host = await pictureHost((request, response) => {
    const path = request.url!;
    asked.push({ path, headers: request.headers });
    const [, what, where = ''] = /^\/(\w+)\/?(.*)$/.exec(path)!;
    if (what === 'to') return response.writeHead(302, { location: decodeURIComponent(where) }).end();
    if (what === 'round') return response.writeHead(301, { location: `/round/${Number(where) + 1}` }).end();
    if (what === 'status') return response.writeHead(Number(where)).end('no');
    if (what === 'said') return response.writeHead(200, { 'content-length': 9_999 }).end('x');
    if (what === 'unsaid') {
      response.writeHead(200);
      for (let i = 0; i < 20; i++) response.write('x'.repeat(100));
      return response.end();
    }
    if (what === 'gone') return response.destroy();
    return response.end('a loaf');
  });
});
afterAll(() => host.close());

const fetches = (path: string, world: World = host.world(), name = 'pictures.example') =>
  fetchPublic(path.includes('://') ? path : `https://${name}:${host.port}${path}`, { mostBytes: 1_000 }, world);
const to = (link: string) => `/to/${encodeURIComponent(link)}`;

describe('What somebody has named by link', () => {
  it('is fetched, with no header that tells who we are', async () => {
    asked = [];
    expect(Buffer.from(await fetches('/rye.jpg?size=2')).toString()).toBe('a loaf');
    expect(asked).toEqual([
      { path: '/rye.jpg?size=2', headers: { host: `pictures.example:${host.port}`, connection: 'close' } },
    ]);
  });

  it('may lead on, three times', async () => {
    expect(await fetches(to(`https://elsewhere.example:${host.port}/rye.jpg`))).toHaveLength(6);
    expect(await fetches(to('/rye.jpg'))).toHaveLength(6);
    asked = [];
    await expect(fetches('/round/0')).rejects.toMatchObject({ code: 'redirects' });
    expect(asked).toHaveLength(4);
  });

  it.each([
    ['http://pictures.example/', 'https-only'],
    ['https://olga:secret@pictures.example/', 'https-only'],
    ['file:///etc/passwd', 'https-only'],
    ['/status/404', 'status'],
    ['/status/503', 'status'],
    ['/said', 'too-large'],
    ['/unsaid', 'too-large'],
    ['/gone', 'no-answer'],
    [to('http://pictures.example/rye.jpg'), 'https-only'],
    [to('https://olga:secret@pictures.example/'), 'https-only'],
    [to('https://inside.example/'), 'private'],
    [to('https://169.254.169.254/latest/meta-data'), 'private'],
    [to('https://[::1]/'), 'private'],
    [to('https://[::ffff:10.0.0.1]/'), 'private'],
    [to('https://2130706433/'), 'private'],
    [to('https://0x7f.1/'), 'private'],
  ])('is refused: %s (%s)', async (path, code) => {
    await expect(fetches(path, host.world({ 'inside.example': '10.0.0.7' }))).rejects.toMatchObject({ code });
  });

  it('is not asked for where one of its addresses is inside', async () => {
    asked = [];
    const world = { ...host.world(), resolve: async () => ['127.0.0.1', '10.0.0.1'] };
    await expect(fetches('/rye.jpg', world)).rejects.toMatchObject({ code: 'private' });
    expect(asked).toEqual([]);
  });

  it('is resolved once: the address that was checked is the one that is connected to', async () => {
    const answers = ['127.0.0.1', '10.0.0.1'];
    const world = { ...host.world(), resolve: async () => [answers.shift()!] };
    expect(await fetches('/rye.jpg', world)).toHaveLength(6);
    expect(answers).toEqual(['10.0.0.1']);
  });

  it('is nothing on this machine, and no other port than that of HTTPS', async () => {
    const open = (link: string) => fetchPublic(link, { mostBytes: 1_000 });
    await expect(open(`https://127.0.0.1:${host.port}/rye.jpg`)).rejects.toMatchObject({ code: 'private' });
    await expect(open('https://localhost/')).rejects.toMatchObject({ code: 'private' });
    await expect(open('https://1.1.1.1:8443/')).rejects.toMatchObject({ code: 'private' });
  });

  it('ends when the program does', async () => {
    const signal = AbortSignal.abort();
    await expect(
      fetchPublic(`https://pictures.example:${host.port}/`, { mostBytes: 1, signal }, host.world()),
    ).rejects.toMatchObject({ code: 'no-answer' });
  });
});

describe('An address', () => {
  it.each([
    ...['0.0.0.0', '10.1.2.3', '100.64.0.1', '127.9.9.9', '169.254.169.254', '172.31.0.1', '192.168.1.1', '198.19.0.1'],
    ...['224.0.0.1', '255.255.255.255', '192.0.2.7', '203.0.113.9', '::', '::1', '::ffff:127.0.0.1', '::ffff:8.8.8.8'],
    ...[
      '64:ff9b::a00:1',
      'fe80::1',
      'fc00::1',
      'fd12::1',
      'ff02::1',
      '2001::1',
      '2001:db8::1',
      '2002:a00:1::',
      '3fff::1',
    ],
    ...['fe80::1%eth0', 'localhost', ''],
  ])('%s is not of the open internet', (address) => {
    expect(isPublic(address)).toBe(false);
  });

  it.each(['1.1.1.1', '172.32.0.1', '100.128.0.1', '2606:4700::1111', '2a00:1450:4001::1'])('%s is', (address) => {
    expect(isPublic(address)).toBe(true);
  });
});
