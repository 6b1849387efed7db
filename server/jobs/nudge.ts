/** Lets one loop sleep until somebody nudges it, or some time has passed. */
export class Nudge {
  #wake: () => void = () => undefined;

  nudge(): void {
    this.#wake();
  }

  /** True when nobody nudged. Only one may wait at a time. */
  wait(ms: number): Promise<boolean> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => resolve(true), ms);
      this.#wake = () => {
        clearTimeout(timer);
        resolve(false);
      };
    });
  }
}
