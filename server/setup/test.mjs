/** `npm test`: sets up whatever is missing, then runs every check. `npm test -- unit e2e` runs only those. */
import { inCheckout } from './checkout.mjs';
import { preparePackages } from './prepare.mjs';
import { PlainError, runPlainly } from './run-plainly.mjs';
import { checks } from './test-checks.mjs';

await runPlainly(async () => {
  const chosen = chooseChecks(process.argv.slice(2));
  await preparePackages();
  let passed = 0;
  let failed = 0;
  for (const check of chosen) {
    const outcome = await runCheck(check);
    passed += outcome.passed;
    failed += outcome.failed;
  }
  console.log(`\n${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
});

function chooseChecks(names) {
  const unknown = names.filter((name) => !checks.some((check) => check.name === name));
  if (unknown.length > 0) {
    throw new PlainError(
      `There is no check called ${unknown.join(', ')}. There are: ${checks.map(({ name }) => name).join(', ')}.`,
    );
  }
  return names.length === 0 ? checks : checks.filter(({ name }) => names.includes(name));
}

async function runCheck({ name, says, run }) {
  const started = Date.now();
  process.stdout.write(`${name.padEnd(11)}${says} … `);
  const logFile = inCheckout('test-results', `${name}.log`);
  const outcome = await run(logFile);
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  const { passed, failed, output } = outcome;
  const count = passed + failed > 1 ? `${passed} passed, ${failed} failed` : failed ? 'failed' : 'ok';
  console.log(`${count} (${seconds} s)`);
  if (failed > 0) console.log(`\n${output}\n\nThe whole output: ${logFile}\n`);
  return outcome;
}
