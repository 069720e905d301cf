import { ConfigError, loadDotEnv, readConfig } from './config.ts';
import { visit } from './doctor/visit.ts';
import { messageOf } from './log/error.ts';

/**
 * `npm run doctor`: what was given up or waits too long, and what to do about it; `npm run doctor -- redrive …` has it
 * done again. Ends with 0 when all is well, 1 when something is not, 2 when it was asked wrongly.
 */
const say = (line: string) => console.log(line);
try {
  loadDotEnv();
  process.exitCode = await visit(readConfig(process.env), process.argv.slice(2), say);
} catch (error) {
  say(error instanceof ConfigError ? error.message : `The doctor could not look: ${messageOf(error as Error)}`);
  process.exitCode = error instanceof ConfigError ? 2 : 1;
}
process.exit();
