/** Something the person at the terminal can put right: shown as one sentence, without a stack. */
export class PlainError extends Error {}

/** Runs the program and ends with its exit code; a PlainError is told in its own words. */
export async function runPlainly(program) {
  try {
    process.exitCode = await program();
  } catch (error) {
    if (!(error instanceof PlainError)) throw error;
    console.error(`\n${error.message}\n`);
    process.exitCode = 1;
  }
}
