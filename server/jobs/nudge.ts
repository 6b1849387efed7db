import { setTimeout as pause } from 'node:timers/promises';

/** Lets one loop sleep until somebody nudges it, or some time has passed. */
export class Nudge {
  #wake: () => void = () => undefined;

  nudge(): void {
    this.#wake();
  }

  /** True when nobody nudged. Only one may wait at a time. */
  async wait(ms: number): Promise<boolean> {
    const nudged = new Promise<boolean>((resolve) => {
      this.#wake = () => resolve(false);
    });
    const time = new AbortController();
    const passed = pause(ms, true, { signal: time.signal }).catch(() => false);
    const isLate = await Promise.race([nudged, passed]);
    time.abort();
    this.#wake = () => undefined;
    return isLate;
  }
}
