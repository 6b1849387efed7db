/** Something the person at the terminal can put right: shown as one sentence, without a stack. */
export class PlainError extends Error {}

/** Runs the program and ends with its exit code; a PlainError is told in its own words. */
export async function runPlainly(program) {
  endWithNpm();
  try {
    process.exitCode = await program();
  } catch (error) {
    if (!(error instanceof PlainError)) throw error;
    console.error(`\n${error.message}\n`);
    process.exitCode = 1;
  }
}

/** A signal to npm ends npm and its shell, which do not pass it on: so we look whether they are still there. */
function endWithNpm() {
  if (!process.env.npm_lifecycle_event) return;
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    process.kill(process.pid, 'SIGTERM');
  }, 500);
  watch.unref();
}
