/**
 * What Bulka is compared with: a bare Telegraf echo on a webhook and, with a database URL, the same bot storing
 * each update durably before it echoes. Started as a process of its own: `bare-telegraf.ts <apiRoot> <secret> [url]`.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import pg from 'pg';
import { Telegraf } from 'telegraf';

const [apiRoot, secretToken, databaseUrl] = process.argv.slice(2) as [string, string, string?];
const pool = databaseUrl ? new pg.Pool({ connectionString: databaseUrl, max: 16 }) : undefined;
await pool?.query('create table if not exists stored (update_id bigint primary key, body jsonb not null)');

const bot = new Telegraf('42:bench', { telegram: { apiRoot, webhookReply: false } });
if (pool) {
  bot.use(async (ctx, next) => {
    const values = [ctx.update.update_id, JSON.stringify(ctx.update)];
    await pool.query({ name: 'store', text: 'insert into stored values ($1, $2) on conflict do nothing', values });
    await next();
  });
}
bot.on('message', (ctx) => ctx.reply('text' in ctx.message ? ctx.message.text : '?'));
bot.catch((error) => console.error(error));
bot.botInfo = await bot.telegram.getMe();

const server = createServer(bot.webhookCallback('/telegram', { secretToken }));
server.keepAliveTimeout = 60_000;
server.listen(0, '127.0.0.1', () => {
  process.send!({ ready: `http://127.0.0.1:${(server.address() as AddressInfo).port}/telegram` });
});
process.on('message', () => process.send!({ cpu: process.cpuUsage() }));
process.on('disconnect', () => process.exit());
