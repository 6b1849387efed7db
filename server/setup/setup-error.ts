/** Something on this machine keeps Sluice from starting. The message is for the person at the terminal: what is wrong, and what to do. */
export class SetupError extends Error {
  override readonly name = 'SetupError';
}
