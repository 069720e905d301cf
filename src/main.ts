import { Closing } from './app/closing.ts';
import { openDatabase } from './app/database.ts';
import { prepareDemo, withDemoOwner } from './app/demo.ts';
import { openPretend } from './app/pretend.ts';
import { type App, startApp } from './app.ts';
import { type Config, ConfigError, loadDotEnv, readConfig } from './config.ts';
import { createLog } from './log.ts';

const LONGEST_STOP_MS = 10_000;
/** npm's copy of a terminal's signal comes at once; a person's second Ctrl-C later. */
const SAME_SIGNAL_MS = 1_000;
let stoppingSince: number | undefined;

const config = readConfigOrExit();
const log = createLog({ level: config.log.level });
const closing = new Closing(log);

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop(0));

try {
  await start();
} catch (err) {
  log.fatal({ err }, 'Bulka could not start');
  await stop(1);
}

async function start(): Promise<void> {
  const openDemo = config.demo ? prepareDemo(config, log) : undefined;
  const [databaseUrl, pretend] = await Promise.all([
    openDatabase(config, closing, log),
    config.telegram.token ? undefined : openPretend(config, closing, log),
  ]);
  await openDemo?.(databaseUrl);
  const telegram = pretend ?? { root: config.telegram.apiRoot, token: config.telegram.token! };
  const onUnauthorized = () => {
    log.fatal('Telegram does not know this BOT_TOKEN. Ask @BotFather for the right one.');
    void stop(1);
  };
  const ownsDatabase = config.database.url === undefined;
  const options = { config: withDemoOwner(config), telegram, databaseUrl, ownsDatabase, log, onUnauthorized };
  const app = closing.add(await startApp(options), (started: App) => started.stop());
  log.info(`Bulka answers as @${app.botName}; health at ${app.url}/healthz`);
  pretend?.introduce();
}

/** Ends within ten seconds; a second Ctrl-C ends at once. */
async function stop(code: number): Promise<void> {
  if (stoppingSince !== undefined) {
    if (Date.now() - stoppingSince > SAME_SIGNAL_MS) process.exit(1);
    return;
  }
  stoppingSince = Date.now();
  setTimeout(() => process.exit(1), LONGEST_STOP_MS).unref();
  await closing.close();
  process.exit(code);
}

function readConfigOrExit(): Config {
  try {
    loadDotEnv();
    return readConfig(process.env);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    console.error(error.message);
    process.exit(2);
  }
}
