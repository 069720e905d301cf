import { startEmbeddedPostgres } from '../../src/database/embedded-postgres.ts';

/** What a test starts, stops and kills: holds the database of the data folder named by its argument. */
const [, , dataDir] = process.argv;
try {
  const postgres = await startEmbeddedPostgres({ dataDir: dataDir!, log: console.error, serverLog: console.error });
  const life = setInterval(() => {}, 1_000);
  process.once('SIGTERM', async () => {
    await postgres.stop();
    clearInterval(life);
  });
  console.log(postgres.url);
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
