// Prints "N passed, N failed" (and ", N skipped") from the JSON that Jest wrote; exit 1 when something failed or nothing ran.
import { readFileSync } from 'node:fs';

const { passed, failed, skipped } = count(process.argv[2]);
console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
process.exit(failed === 0 && passed > 0 ? 0 : 1);

function count(file) {
  try {
    const run = JSON.parse(readFileSync(file, 'utf8'));
    return {
      passed: run.numPassedTests,
      // A file that cannot even be loaded has no tests to count.
      failed: run.numFailedTests + run.numRuntimeErrorTestSuites,
      skipped: run.numPendingTests + run.numTodoTests,
    };
  } catch {
    console.log('Jest left no results.');
    return { passed: 0, failed: 1, skipped: 0 };
  }
}
