import { requestsAtOnce } from '../connectors/contract';
import type { GroupCommit } from '../db/group-commit';
import * as ledger from '../db/queries/deliveries';
import { withWorkspace } from '../db/with-workspace';
import { Breaker } from './breaker';
import { crashPoint } from './crash-point';
import { deliverOne, type Tried } from './deliver-one';
import { type Lane, loadLane } from './load-lane';
import { Nudge } from './nudge';
import { Pace } from './pace';
import type { ConnectionJob } from './queues';
import type { Outcome } from './settle-deliveries';
import type { World } from './world';

/** A worker that dies keeps its lane this long; what it was sending stays unsure for longer (sweep.ts). */
const laneSeconds = 15;
/** What is claimed waits at most this long for its turn, and then takes at most so long: together less than the sweeper's patience. */
const longestWaitMs = 8_000;
const longestAttemptMs = 25_000;
/** How much work is claimed ahead, so that a fast channel is not held up by claiming. */
const aheadMs = 1_500;
const mostAhead = 200;
/** Connections and SKU matches are read again after this long. */
const reloadMs = 5_000;

export interface PumpInput {
  readonly world: World;
  readonly job: ConnectionJob;
  /** Names this process. */
  readonly holder: string;
  readonly outcomes: GroupCommit<Outcome, boolean>;
}

type OpenLane = Lane & { readonly kind: 'open' };
interface Claimed {
  readonly delivery: ledger.ClaimedDelivery;
  readonly fence: string;
  readonly at: number;
}

/**
 * Makes the deliveries of one connection while there are any: claims a few ahead, keeps as many calls open as the channel bears, and
 * hands outcomes to the group commit. One pump per connection over all workers (the lane), so limits hold however many workers run.
 */
export class LanePump {
  readonly #input: PumpInput;
  readonly #ahead: Claimed[] = [];
  readonly #stop = new AbortController();
  #lane: OpenLane | null = null;
  #loadedAt = 0;
  #pace = new Pace(null);
  #breaker = new Breaker(0);
  #calling = 0;
  #settling = 0;
  #claims = 0;
  #averageMs = 200;
  /** Something may be due that has not been claimed. */
  #mayBeMore = true;
  readonly #nudge = new Nudge();

  constructor(input: PumpInput) {
    this.#input = input;
  }

  /** There is something new to deliver. */
  poke(): void {
    this.#mayBeMore = true;
    this.#nudge.nudge();
  }

  /** Takes nothing new. What is under way is ended when the signal is. */
  stop(hard: AbortSignal): void {
    this.#breaker.close();
    if (hard.aborted) this.#stop.abort();
    else hard.addEventListener('abort', () => this.#stop.abort(), { once: true });
    this.#nudge.nudge();
  }

  /** It was poked after it had looked for the last time. */
  get wasPoked(): boolean {
    return this.#mayBeMore && !this.#breaker.isClosed;
  }

  /** Resolves when there is nothing left to do, or nothing that may be done: then with the moment to look again, if one is known. */
  async run(): Promise<Date | null> {
    try {
      return await this.#pump();
    } catch (error) {
      this.#input.world.log.error({ err: error, ...this.#input.job }, 'Deliveries stopped; trying again soon');
      this.#breaker.close();
      this.#startCalls();
      while (!this.#isIdle) await this.#somethingChanged();
      return new Date(Date.now() + 1_000);
    }
  }

  async #pump(): Promise<Date | null> {
    for (;;) {
      const closed = await this.#refresh();
      if (closed) return closed.until;
      if (this.#wantsMore) await this.#claim();
      this.#startCalls();
      if (!this.#wantsMore && (await this.#isOver())) return this.#breaker.restUntil;
    }
  }

  async #isOver(): Promise<boolean> {
    if (this.#isIdle) return await this.#leave();
    await this.#somethingChanged();
    return false;
  }

  get #isIdle(): boolean {
    return this.#calling + this.#settling + this.#ahead.length === 0;
  }

  async #refresh(): Promise<{ readonly until: Date | null } | null> {
    if (this.#lane && (this.#breaker.isClosed || Date.now() - this.#loadedAt < reloadMs)) return null;
    const lane = await loadLane(this.#input.world, this.#input.job);
    if (lane.kind === 'closed') {
      if (!this.#lane) return lane;
      this.#breaker.close();
      return null;
    }
    if (!this.#lane) {
      this.#pace = new Pace(lane.connection.connector.limits?.perSecond ?? null);
      const wasStopped = this.#breaker.isClosed;
      this.#breaker = new Breaker(lane.failures);
      if (wasStopped) this.#breaker.close();
    }
    this.#lane = lane;
    this.#loadedAt = Date.now();
    return null;
  }

  /** A channel that has failed repeatedly is tried with a single call first. */
  get #concurrency(): number {
    return this.#breaker.isProbing ? 1 : (this.#lane?.connection.connector.limits?.concurrency ?? requestsAtOnce);
  }

  /** How many deliveries may be claimed now. */
  get #room(): number {
    const roomAhead = Math.round((this.#concurrency * aheadMs) / this.#averageMs);
    const target = Math.min(mostAhead, Math.max(this.#concurrency, this.#breaker.isProbing ? 1 : roomAhead));
    return target - this.#ahead.length - this.#calling;
  }

  get #wantsMore(): boolean {
    return this.#mayBeMore && !this.#breaker.isClosed && this.#ahead.length < this.#concurrency && this.#room > 0;
  }

  async #claim(): Promise<void> {
    const { world, job, holder } = this.#input;
    const limit = this.#room;
    this.#mayBeMore = false;
    this.#claims += 1;
    const fence = `${holder}.${this.#claims}`;
    crashPoint('deliver.beforeClaim');
    const at = Date.now(); // before, not after: others count from the moment it is committed
    const claimed = await withWorkspace(world.db, job.workspaceId, async (trx) => {
      const { rows } = await ledger.takeLane({ ...job, holder, seconds: laneSeconds }).execute(trx);
      return rows.length === 0 ? null : (await ledger.claimDeliveries({ ...job, fence, limit }).execute(trx)).rows;
    });
    crashPoint('deliver.afterClaim');
    if (claimed === null) this.#breaker.close(); // another worker has the lane, and finds what we would
    this.#ahead.push(...(claimed ?? []).map((delivery) => ({ delivery, fence, at })));
    if (claimed?.length === limit) this.#mayBeMore = true;
  }

  #startCalls(): void {
    if (this.#breaker.isClosed) for (const claimed of this.#ahead.splice(0)) this.#handBack(claimed);
    while (this.#ahead.length > 0 && this.#calling < this.#concurrency) {
      const claimed = this.#ahead.shift();
      if (!claimed) return;
      if (Date.now() - claimed.at > longestWaitMs) this.#handBack(claimed);
      else void this.#call(claimed);
    }
  }

  #handBack(claimed: Claimed): void {
    void this.#settle(claimed, { attempted: { kind: 'notTried' }, link: null, exchanges: [], triedWith: null });
  }

  async #call(claimed: Claimed): Promise<void> {
    this.#calling += 1;
    await this.#pace.turn();
    const started = performance.now();
    const tried = await this.#attempt(claimed);
    this.#averageMs = this.#averageMs * 0.9 + (performance.now() - started) * 0.1;
    this.#calling -= 1;
    const settled = this.#settle(claimed, tried);
    this.#nudge.nudge();
    await settled;
  }

  async #attempt({ delivery, at }: Claimed): Promise<Tried> {
    const { world } = this.#input;
    if (!this.#lane) return { attempted: { kind: 'notTried' }, link: null, exchanges: [], triedWith: null };
    const { connection, matches, unknownSku, codes } = this.#lane;
    const time = new AbortController();
    const end = () => time.abort();
    const timer = setTimeout(end, longestAttemptMs);
    if (this.#stop.signal.aborted) end();
    else this.#stop.signal.addEventListener('abort', end, { once: true });
    try {
      const deadline = at + longestWaitMs + longestAttemptMs;
      return await deliverOne(delivery, {
        ...{ world, connection, matches, unknownSku, codes },
        ...{ signal: time.signal, deadline },
      });
    } finally {
      clearTimeout(timer);
      this.#stop.signal.removeEventListener('abort', end);
    }
  }

  async #settle({ delivery, fence }: Claimed, { attempted, link, exchanges, triedWith }: Tried): Promise<void> {
    this.#settling += 1;
    const { world, job, outcomes } = this.#input;
    const { id: deliveryId, runId, orderId, operation, attempt, wasUnknown } = delivery;
    const destinationName = this.#lane?.connection.name ?? '';
    const transition = this.#breaker.judge(attempted, { attempt, wasUnknown, destinationName });
    const [remoteId, note] = attempted.kind === 'delivered' ? [attempted.remoteId, attempted.note] : [null, null];
    const about = { ...job, deliveryId, runId, orderId, operation, attempt, fence };
    try {
      const counted = await outcomes.add({ ...about, transition, triedWith, remoteId, note, link, exchanges });
      if (!counted) world.log.warn({ deliveryId }, 'An outcome came too late: its delivery was given up on');
    } catch (error) {
      world.log.error({ err: error, deliveryId }, 'An outcome could not be written; the delivery will be looked up');
    }
    this.#settling -= 1;
    if (attempted.kind === 'delivered') this.#mayBeMore = true; // the next of the same order may be due now
    this.#nudge.nudge();
  }

  /** Gives the lane back, unless something has become due in the meantime. */
  async #leave(): Promise<boolean> {
    const { world, job, holder } = this.#input;
    const isDue = await withWorkspace(world.db, job.workspaceId, async (trx) => {
      await ledger.leaveLane({ ...job, holder }).execute(trx);
      return !this.#breaker.isClosed && (await ledger.hasDue(job).execute(trx)).rows.length > 0;
    });
    this.#mayBeMore ||= isDue;
    return !this.#wantsMore;
  }

  /** A call has ended, somebody pokes, or half a second has passed: a bell may have been answered by another worker. */
  async #somethingChanged(): Promise<void> {
    if (await this.#nudge.wait(500)) this.#mayBeMore = true;
  }
}
