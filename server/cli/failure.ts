/** What a shell script can tell apart. */
export const exitCodes = {
  done: 0,
  /** Sluice said no, or something was not there. */
  refused: 1,
  /** Called in a way that means nothing. */
  wrongCall: 2,
  /** No answer, or the key lets nobody in. */
  noWayIn: 3,
} as const;

/** Ends the program with a sentence for the person at the terminal. */
export class Failure extends Error {
  override readonly name = 'Failure';
  readonly exitCode: number;
  constructor(message: string, exitCode: number = exitCodes.refused) {
    super(message);
    this.exitCode = exitCode;
  }
}

export const wrongCall = (message: string) =>
  new Failure(`${message}\nnpm run -s sluice -- help   shows every command.`, exitCodes.wrongCall);
