import type { Operation } from '../../nodes/capability';
import type { Order } from '../../nodes/order/order';
import { judge, type Lifecycle, stageOf } from '../../nodes/order/stage';
import type { Problem } from '../../nodes/problem';

interface Going {
  readonly order: Order;
  readonly operation: Operation;
  /** Where it goes. */
  readonly connectionId: string;
  /** Of the channel it goes to. */
  readonly lifecycle: Lifecycle;
  readonly attempt: number;
  readonly now: Date;
}

/** News of the order ends the wait at once (decide-entry.ts); this is for channels whose news never comes. */
const lookAgainMs = 10 * 60_000;

/**
 * What a write to the channel an order came from has to wait for, by what we know of the order; null when it may go. Only "not yet" is
 * decided so: whether it is too late is for the channel to say, and after the first wait the channel is asked anyway.
 */
export function waitAtHome({ order, operation, connectionId, lifecycle, attempt, now }: Going): Problem | null {
  if (attempt > 1 || order.source.connectionId !== connectionId) return null;
  const problem = judge(lifecycle, { operation, stage: stageOf(order) });
  if (problem?.retry !== 'later') return null;
  return { ...problem, retryAt: new Date(now.getTime() + lookAgainMs).toISOString() };
}
