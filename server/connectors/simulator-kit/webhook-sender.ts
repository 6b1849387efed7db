import { randomUUID } from 'node:crypto';
import { DeliveryQueue } from './delivery-queue';
import type { Journal } from './journal';
import { postOnce } from './post-once';

/** Somebody who wants to hear what happens. */
export interface Subscription {
  readonly id: string;
  readonly url: string;
  readonly secret: string;
  /** Empty means all. */
  readonly topics: readonly string[];
}

export interface Delivery {
  readonly id: string;
  readonly topic: string;
  readonly body: string;
}

/** How the post behaves on its way; tests turn the bad manners on. */
export interface PostalManners {
  /** Every n-th delivery is sent twice, with the same id. 0: never. */
  readonly duplicateEvery: number;
  /** Collects this many and sends them backwards. 0 or 1: in order. */
  readonly reverseBy: number;
  /** Every n-th is lost on the way. 0: none. */
  readonly loseEvery: number;
}

interface WebhookSenderOptions {
  readonly journal: Journal;
  /** The channel's own headers for a delivery: signature, topic, id. Asked at each attempt, so that times are fresh. */
  sign(delivery: Delivery, secret: string): Readonly<Record<string, string>>;
  readonly retryDelaysMs?: readonly number[];
  log(line: string): void;
}

interface Posting {
  readonly delivery: Delivery;
  readonly subscription: Subscription;
}

/** A channel's webhooks: subscriptions, signatures, retries. */
export class WebhookSender {
  readonly #options: WebhookSenderOptions;
  readonly #queue: DeliveryQueue<Posting>;
  #subscriptions: readonly Subscription[];
  #manners: PostalManners = { duplicateEvery: 0, reverseBy: 0, loseEvery: 0 };
  #held: Posting[] = [];
  #handed = 0;
  #sent = 0;
  #accepted = 0;

  constructor(options: WebhookSenderOptions) {
    this.#options = options;
    // Written by `#keep` below, so the shape is ours.
    this.#subscriptions = (options.journal.load('subscriptions') as readonly (readonly Subscription[])[]).at(-1) ?? [];
    this.#queue = new DeliveryQueue<Posting>({
      work: (posting) => this.#post(posting),
      retryDelaysMs: options.retryDelaysMs ?? [1_000, 5_000, 30_000, 120_000, 600_000],
    });
  }

  get subscriptions(): readonly Subscription[] {
    return this.#subscriptions;
  }

  get counts() {
    return { sent: this.#sent, accepted: this.#accepted, waiting: this.#queue.waiting + this.#held.length };
  }

  /** The same address again takes the place of the one before: nobody wants every message twice. */
  subscribe(wanted: Omit<Subscription, 'id'>): Subscription {
    const subscription = { ...wanted, id: `whk_${randomUUID()}` };
    this.#keep([...this.#subscriptions.filter(({ url }) => url !== wanted.url), subscription]);
    return subscription;
  }

  /** False: nobody by that id. */
  unsubscribe(id: string): boolean {
    const left = this.#subscriptions.filter((one) => one.id !== id);
    const isKnown = left.length < this.#subscriptions.length;
    if (isKnown) this.#keep(left);
    return isKnown;
  }

  send(topic: string, body: unknown): void {
    const interested = this.#subscriptions.filter(({ topics }) => topics.length === 0 || topics.includes(topic));
    if (interested.length === 0) return;
    const delivery = { id: `msg_${randomUUID()}`, topic, body: JSON.stringify(body) };
    for (const subscription of interested) this.#hand({ delivery, subscription });
  }

  /** What was held back to be reversed goes out now. */
  setManners(changes: Partial<PostalManners>): void {
    this.#manners = { ...this.#manners, ...changes };
    this.#queue.add(this.#held);
    this.#held = [];
  }

  idle(): Promise<void> {
    return this.#queue.idle();
  }

  stop(): void {
    this.#queue.stop();
  }

  #keep(subscriptions: readonly Subscription[]): void {
    this.#subscriptions = subscriptions;
    this.#options.journal.save('subscriptions', { key: 'all', value: subscriptions });
  }

  #hand(posting: Posting): void {
    this.#handed += 1;
    const { loseEvery, duplicateEvery, reverseBy } = this.#manners;
    if (isNth(this.#handed, loseEvery)) return;
    this.#held.push(posting);
    if (isNth(this.#handed, duplicateEvery)) this.#held.push(posting);
    if (this.#held.length < reverseBy) return;
    this.#queue.add(reverseBy > 1 ? this.#held.toReversed() : this.#held);
    this.#held = [];
  }

  /** True when there is nothing left to try: it was accepted, or nobody wants it any more. */
  async #post({ delivery, subscription }: Posting): Promise<boolean> {
    if (!this.#subscriptions.some(({ id }) => id === subscription.id)) return true;
    this.#sent += 1;
    const headers = { 'content-type': 'application/json', ...this.#options.sign(delivery, subscription.secret) };
    const status = await postOnce({ url: subscription.url, headers, body: delivery.body });
    const accepted = status !== null && status >= 200 && status < 300;
    if (accepted) this.#accepted += 1;
    else this.#options.log(`webhook ${delivery.topic} to ${subscription.url}: ${status ?? 'no answer'}`);
    return accepted;
  }
}

const isNth = (count: number, every: number) => every > 0 && count % every === 0;
