/** Runs `next build` when anything it reads has changed since the last one. Resolves with whether it had to. */
export function buildPages(): Promise<boolean>;
