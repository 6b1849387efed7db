import { randomFillSync } from 'node:crypto';

const pool = new Uint8Array(16 * 256);
let used = pool.length;
let lastMs = 0;
let counter = 0;

/**
 * A UUID of version 7: starts with the time, so that new rows land at the end of every index.
 * Those made by one process are strictly ascending; 12 bits count within a millisecond.
 */
export function uuidv7(): string {
  tick();
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  const random = Buffer.from(pool.buffer, used, 8).toString('hex');
  used += 16;
  const time = lastMs.toString(16).padStart(12, '0');
  const variant = ((Number.parseInt(random.charAt(0), 16) & 0x3) | 0x8).toString(16);
  return `${time.slice(0, 8)}-${time.slice(8)}-7${counter.toString(16).padStart(3, '0')}-${variant}${random.slice(1, 4)}-${random.slice(4)}`;
}

/** More than 4,096 in one millisecond, or a clock stepped back, borrow from the next millisecond. */
function tick(): void {
  const now = Date.now();
  if (now > lastMs) {
    lastMs = now;
    counter = 0;
  } else if (counter < 0xfff) {
    counter += 1;
  } else {
    lastMs += 1;
    counter = 0;
  }
}
