import { setTimeout as pause } from 'node:timers/promises';

/** Spreads calls out to so many per second; with null it lets everything through. */
export class Pace {
  readonly #gapMs: number;
  #next = 0;

  constructor(perSecond: number | null) {
    this.#gapMs = perSecond === null ? 0 : 1000 / perSecond;
  }

  /** Resolves when it is this caller's turn. */
  async turn(): Promise<void> {
    if (this.#gapMs === 0) return;
    const now = performance.now();
    const at = Math.max(now, this.#next);
    this.#next = at + this.#gapMs;
    if (at > now) await pause(at - now);
  }
}
