interface Waiting<Item> {
  readonly item: Item;
  readonly attempt: number;
}

interface QueueOptions<Item> {
  /** True when it arrived. */
  work(item: Item): Promise<boolean>;
  /** Pauses between attempts; an item is given up after the last. */
  readonly retryDelaysMs: readonly number[];
}

const atOnce = 8;
/** Beyond this the oldest are forgotten, as channels do with an endpoint that does not keep up; polling brings them. */
const mostWaiting = 20_000;

/** Carries out work a few at a time, in order, and tries failed work again later. */
export class DeliveryQueue<Item> {
  readonly #options: QueueOptions<Item>;
  #waiting: Waiting<Item>[] = [];
  #underWay = 0;
  readonly #timers = new Set<NodeJS.Timeout>();
  #onIdle: (() => void)[] = [];

  constructor(options: QueueOptions<Item>) {
    this.#options = options;
  }

  get waiting(): number {
    return this.#waiting.length;
  }

  add(items: readonly Item[]): void {
    this.#enqueue(items.map((item) => ({ item, attempt: 0 })));
  }

  /** Resolves when nothing is waiting or under way; what waits for a retry does not count. */
  idle(): Promise<void> {
    if (this.#underWay === 0 && this.#waiting.length === 0) return Promise.resolve();
    return new Promise((resolve) => this.#onIdle.push(resolve));
  }

  stop(): void {
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers.clear();
    this.#waiting = [];
  }

  #enqueue(more: readonly Waiting<Item>[]): void {
    this.#waiting.push(...more);
    if (this.#waiting.length > mostWaiting) this.#waiting = this.#waiting.slice(-mostWaiting);
    this.#pump();
  }

  #pump(): void {
    while (this.#underWay < atOnce) {
      const next = this.#waiting.shift();
      if (!next) break;
      this.#underWay += 1;
      void this.#attempt(next);
    }
    if (this.#underWay > 0 || this.#waiting.length > 0) return;
    for (const resolve of this.#onIdle) resolve();
    this.#onIdle = [];
  }

  async #attempt(next: Waiting<Item>): Promise<void> {
    const arrived = await this.#options.work(next.item);
    this.#underWay -= 1;
    if (!arrived) this.#retryLater(next);
    this.#pump();
  }

  #retryLater({ item, attempt }: Waiting<Item>): void {
    const delay = this.#options.retryDelaysMs[attempt];
    if (delay === undefined) return;
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      this.#enqueue([{ item, attempt: attempt + 1 }]);
    }, delay);
    // A retry to come must not keep a finished test or a stopping demo alive.
    timer.unref();
    this.#timers.add(timer);
  }
}
