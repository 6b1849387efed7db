import { type Attempt, type Attempted, afterAttempt, type Transition } from '../engine/ledger';
import { breakerAfter } from '../engine/retry-policy';

/** How a channel has answered lately, and whether to go on calling it. Lives as long as one pump; the connection's row remembers longer. */
export class Breaker {
  #failures: number;
  #restUntil: Date | null = null;
  #closed = false;

  constructor(failures: number) {
    this.#failures = failures;
  }

  /** No new calls: it rests, waits for a person, or the pump was told to stop. */
  get isClosed(): boolean {
    return this.#closed;
  }
  /** It has failed repeatedly: the next call goes out alone. */
  get isProbing(): boolean {
    return this.#failures >= breakerAfter;
  }
  get restUntil(): Date | null {
    return this.#restUntil;
  }

  close(until: Date | null = null): void {
    this.#closed = true;
    this.#restUntil ??= until;
  }

  /** What an attempt means for its delivery and for the channel. */
  judge(attempted: Attempted, attempt: Omit<Attempt, 'failures' | 'random' | 'now'>): Transition {
    const transition = afterAttempt(attempted, { ...attempt, ...this.#moment() });
    const { channel } = transition;
    if (channel.kind === 'alive') return this.#revived(transition);
    if (channel.kind === 'failed') this.#failures += 1;
    if (channel.kind === 'attention') this.close();
    if ((channel.kind === 'failed' || channel.kind === 'pause') && channel.restMs > 0) {
      this.close(new Date(Date.now() + channel.restMs));
    }
    return transition;
  }

  #moment(): Pick<Attempt, 'failures' | 'random' | 'now'> {
    return { failures: this.#failures, random: Math.random(), now: new Date().toISOString() };
  }

  /** Not worth a write while it was never down. */
  #revived(transition: Transition): Transition {
    if (this.#failures === 0) return { ...transition, channel: { kind: 'unchanged' } };
    this.#failures = 0;
    return transition;
  }
}
