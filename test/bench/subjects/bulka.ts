/**
 * The whole program on a webhook: `bulka.ts <apiRoot> <secret> <databaseUrl>`. It counts its statements
 * (BEGIN and COMMIT too) where they leave for PostgreSQL. `PACE=none` keeps to no rates of Telegram's.
 */
import pg from 'pg';
import { startApp } from '../../../src/app.ts';
import { readConfig } from '../../../src/config.ts';
import { freePort } from '../../../src/database/embedded-postgres/free-port.ts';
import { createLog } from '../../../src/log.ts';

const [root, secret, databaseUrl] = process.argv.slice(2) as [string, string, string];
let statements = 0;
const send = pg.Client.prototype.query as (...args: unknown[]) => unknown;
pg.Client.prototype.query = function (this: pg.Client, ...args: unknown[]) {
  statements++;
  return send.apply(this, args);
} as typeof pg.Client.prototype.query;

const port = await freePort();
const url = `http://127.0.0.1:${port}/telegram`;
const app = await startApp({
  config: readConfig({
    BOT_TOKEN: '42:bench',
    TELEGRAM_API_ROOT: root,
    PORT: String(port),
    WEBHOOK_URL: url,
    WEBHOOK_SECRET: secret,
    ROLES: process.env.ROLES ?? 'bot',
    LANGUAGE: 'en',
  }),
  telegram: { root, token: '42:bench' },
  databaseUrl,
  ...(process.env.PACE === 'none' && { pace: { perSecond: 1e6, most: 1e6, chatMs: 0, groupMs: 0 } }),
  log: createLog({ level: 'error' }),
  onUnauthorized: () => {},
});
process.on('message', () => process.send!({ cpu: process.cpuUsage(), statements }));
process.on('disconnect', async () => {
  await app.stop();
  process.exit();
});
process.send!({ ready: url });
