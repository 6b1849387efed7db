/** Keeps answers for a short time, at most so many; for look-ups that would otherwise ask the database on every message. */
export class Recent<Key, Value> {
  readonly #entries = new Map<Key, { readonly value: Promise<Value>; readonly until: number }>();
  readonly #ms: number;
  readonly #most: number;
  readonly #now: () => number;

  constructor({
    ms,
    most,
    now = Date.now,
  }: { readonly ms: number; readonly most: number; readonly now?: () => number }) {
    this.#ms = ms;
    this.#most = most;
    this.#now = now;
  }

  /** Askers of the same key share one look-up. A failed one is not kept. */
  get(key: Key, find: () => Promise<Value>): Promise<Value> {
    const known = this.#entries.get(key);
    if (known && known.until > this.#now()) return known.value;
    const value = find();
    this.#entries.delete(key);
    this.#entries.set(key, { value, until: this.#now() + this.#ms });
    this.#forgetOldest();
    value.catch(() => this.#entries.delete(key));
    return value;
  }

  #forgetOldest(): void {
    const [oldest] = this.#entries.keys();
    if (this.#entries.size > this.#most && oldest !== undefined) this.#entries.delete(oldest);
  }
}
