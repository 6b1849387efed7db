/** Places where a process may die and nothing may be lost. Each lies between two things that cannot be done as one. */
export const crashPoints = [
  'accept.beforeCommit',
  'accept.afterCommit',
  'decide.beforeCommit',
  'decide.afterCommit',
  'deliver.beforeClaim',
  'deliver.afterClaim',
  'deliver.afterHttp',
  'deliver.beforeOutcome',
  'deliver.afterOutcome',
  'poll.beforeCommit',
  'poll.afterCommit',
] as const;
export type CrashPoint = (typeof crashPoints)[number];

let armed: { readonly at: CrashPoint; left: number } | null = null;

/** For the fault suite only: the process kills itself at the n-th passing of this point. */
export function armCrashPoint(at: CrashPoint, nth: number): void {
  armed = { at, left: nth };
}

/** Does nothing unless the fault suite armed this very point. */
export function crashPoint(here: CrashPoint): void {
  if (armed?.at !== here) return;
  armed.left -= 1;
  if (armed.left === 0) process.kill(process.pid, 'SIGKILL');
}
