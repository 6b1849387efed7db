/** What a person in front of the terminal reads. Everything else goes to the log. */
export const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

export const sayProblem = (line: string): void => {
  process.stderr.write(`${line}\n`);
};
