import type { Problem } from '../../nodes/problem';
import { groupMemory } from './browser-memory';
import { renderProblems } from './renderer';

const MAX_MEMORY_BYTES = 1_500_000_000;
const MEMORY_LOOK_MS = 250;

/** Time or memory ran out. */
export class Alarm extends Error {
  readonly problem: Problem;
  constructor(raised: Problem) {
    super(raised.message);
    this.problem = raised;
  }
}

/** Watches over one label: `alarm` rejects when the time is up or the browser takes too much memory. Call `end` when it is printed. */
export function guardPrinting({ group, ms }: { group: number | null; ms: number }) {
  let timeout: NodeJS.Timeout | undefined;
  let look: NodeJS.Timeout | undefined;
  const alarm = new Promise<never>((_, reject) => {
    timeout = setTimeout(() => reject(new Alarm(renderProblems.tooSlow)), ms);
    look = setInterval(() => {
      const bytes = group === null ? null : groupMemory(group);
      if (bytes !== null && bytes > MAX_MEMORY_BYTES) reject(new Alarm(renderProblems.tooGreedy));
    }, MEMORY_LOOK_MS);
  });
  const end = () => {
    clearTimeout(timeout);
    clearInterval(look);
  };
  return { alarm, end };
}
