import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { buildPages } from './build.mjs';
import { inCheckout } from './checkout.mjs';
import { runCommand } from './run-command.mjs';
import { PlainError } from './run-plainly.mjs';

const vitest = (project) => ({
  command: 'vitest',
  args: ['run', '--config', 'server/tooling/vitest.config.ts', '--project', project],
});
const typeScript = ['--import', './server/setup/resolve-typescript.mjs'];

/** In the order they run: the quick ones first, so that a slip shows early. */
export const checks = [
  { name: 'types', says: 'the compiler, every strict flag', run: once('npm', ['run', '--silent', 'types']) },
  { name: 'lint', says: 'style and budgets', run: once('npm', ['run', '--silent', 'lint']) },
  { name: 'boundaries', says: 'who may import whom', run: once('npm', ['run', '--silent', 'deps']) },
  { name: 'unused', says: 'nothing that nobody uses', run: once('npm', ['run', '--silent', 'unused']) },
  { name: 'unit', says: 'tests without a database', run: counted(vitest('unit'), readVitest) },
  { name: 'database', says: 'tests on a real Postgres', run: counted(vitest('database'), readVitest) },
  {
    name: 'schema',
    says: 'schema.sql is what the migrations make',
    run: once('node', [...typeScript, 'server/db/dump-schema.ts', '--check']),
  },
  { name: 'build', says: 'the pages', run: build },
  { name: 'e2e', says: 'in a browser, as a merchant would', run: browserTests },
];

/** A check that passes or fails as a whole. */
function once(command, args) {
  return async (logFile) => {
    const code = await runCommand({ command, args, logFile });
    return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, output: endOf(logFile) };
  };
}

/** A check that counts its tests; `read` finds the counts in the report it writes. */
function counted({ command, args }, read) {
  return async (logFile) => {
    const report = logFile.replace(/\.log$/, '.json');
    rmSync(report, { force: true });
    const reporters =
      command === 'vitest' ? ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`] : [];
    const env = { CI: 'true', PLAYWRIGHT_JSON_OUTPUT_FILE: report };
    const code = await runCommand({ command, args: [...args, ...reporters], logFile, env });
    const { passed, failed } = existsSync(report)
      ? read(JSON.parse(readFileSync(report, 'utf8')))
      : { passed: 0, failed: 0 };
    // A file that does not load, or an error outside any test, fails the run without a failed test.
    return { passed, failed: failed || (code === 0 ? 0 : 1), output: endOf(logFile) };
  };
}

function readVitest({ numPassedTests, numFailedTests }) {
  return { passed: numPassedTests, failed: numFailedTests };
}

function readPlaywright({ stats }) {
  return { passed: stats.expected + stats.flaky, failed: stats.unexpected };
}

async function build() {
  try {
    await buildPages();
    return { passed: 1, failed: 0, output: '' };
  } catch (error) {
    if (!(error instanceof PlainError)) throw error;
    return { passed: 0, failed: 1, output: error.message };
  }
}

async function browserTests(logFile) {
  const built = await build();
  if (built.failed) return { passed: 0, failed: 1, output: built.output };
  mkdirSync(inCheckout('test-results'), { recursive: true });
  const run = counted(
    {
      command: 'playwright',
      args: ['test', '--config', 'server/tooling/playwright.config.ts', '--pass-with-no-tests'],
    },
    readPlaywright,
  );
  return run(logFile);
}

function endOf(logFile) {
  return readFileSync(logFile, 'utf8').trimEnd().split('\n').slice(-300).join('\n');
}
