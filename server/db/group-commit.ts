import { isRefusal } from './is-refusal';

/**
 * Gathers what many callers want written and writes it in one go. While one group is being committed the next one gathers, so the
 * more there is to do the larger the groups become, and a single caller on an idle system waits for nobody.
 */
export class GroupCommit<Item, Outcome> {
  readonly #write: (items: readonly Item[]) => Promise<readonly Outcome[]>;
  readonly #largest: number;
  #waiting: Waiting<Item, Outcome>[] = [];
  #running: Promise<void> | null = null;

  /** @param write returns one outcome per item, in the same order. */
  constructor(
    write: (items: readonly Item[]) => Promise<readonly Outcome[]>,
    { largest }: { readonly largest: number },
  ) {
    this.#write = write;
    this.#largest = largest;
  }

  /** Resolves once the item's group is committed; rejects with the error of its group. */
  add(item: Item): Promise<Outcome> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ item, resolve, reject });
      this.#running ??= this.#run();
    });
  }

  /** Resolves when nothing waits any more. */
  async settled(): Promise<void> {
    await this.#running;
  }

  async #run(): Promise<void> {
    // Whatever arrives in the same turn of the event loop shares the first group.
    await new Promise((turn) => setImmediate(turn));
    while (this.#waiting.length > 0) await this.#commit(this.#waiting.splice(0, this.#largest));
    this.#running = null;
  }

  async #commit(group: readonly Waiting<Item, Outcome>[]): Promise<void> {
    try {
      const outcomes = await this.#write(group.map(({ item }) => item));
      for (const [index, { resolve, reject }] of group.entries()) {
        const outcome = outcomes[index];
        if (outcome === undefined) reject(new Error('A group was written without an outcome for each of its items.'));
        else resolve(outcome);
      }
    } catch (error) {
      await this.#blame(group, error);
    }
  }

  /** One item that the database refuses must not take the others with it: they are tried again in halves. */
  async #blame(group: readonly Waiting<Item, Outcome>[], error: unknown): Promise<void> {
    if (group.length === 1 || !isRefusal(error)) {
      for (const { reject } of group) reject(error);
      return;
    }
    const half = Math.ceil(group.length / 2);
    await this.#commit(group.slice(0, half));
    await this.#commit(group.slice(half));
  }
}

interface Waiting<Item, Outcome> {
  readonly item: Item;
  readonly resolve: (outcome: Outcome) => void;
  readonly reject: (error: unknown) => void;
}
