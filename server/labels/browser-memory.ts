import { readdirSync, readFileSync } from 'node:fs';

const PAGE_BYTES = 4096;

/**
 * Resident memory of one process group in bytes, or null where the system does not tell (anywhere but Linux).
 * A page that eats memory does so in a child of the browser, and the children share its group.
 */
export function groupMemory(groupId: number): number | null {
  if (process.platform !== 'linux') return null;
  let pages = 0;
  for (const entry of readdirSync('/proc')) {
    if (!/^\d+$/u.test(entry)) continue;
    const stat = readOrNull(`/proc/${entry}/stat`);
    // The name in brackets may hold anything, blanks too: what counts begins behind it.
    const fields = stat?.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (Number(fields?.[2]) === groupId) pages += Number(fields?.[21] ?? 0);
  }
  return pages * PAGE_BYTES;
}

/** The child of this process that was started with the given argument; null when there is none. */
export function findChild(argument: string): number | null {
  if (process.platform !== 'linux') return null;
  for (const entry of readdirSync('/proc')) {
    if (!/^\d+$/u.test(entry)) continue;
    const command = readOrNull(`/proc/${entry}/cmdline`)?.split('\0') ?? [];
    if (command.includes(argument) && !command.some((part) => part.startsWith('--type='))) return Number(entry);
  }
  return null;
}

/** Processes come and go while we look. */
function readOrNull(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}
