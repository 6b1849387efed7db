import type { Operation } from '../../nodes/capability';
import type { OrderEventKind } from '../../nodes/order/event';
import type { Order } from '../../nodes/order/order';
import type { Change } from '../../nodes/order/order-changes';
import type { Problem, ProblemFix, ProblemOwner, Result } from '../../nodes/problem';
import type { Reason } from '../../nodes/rule/reason';
import type { Member } from '../workspaces/member';
import { pending } from '../workspaces/pending';
import type { World } from '../workspaces/world';
import type { DeliveryState } from './delivery-state';
import type { OrderWord } from './list-orders';

/** One stop of the strip on top of the page: where the order came from, what the rules said, where it is now. */
export interface Station {
  readonly kind: 'source' | 'rules' | 'destination';
  readonly connectionId: string | null;
  readonly name: string;
  readonly state: 'ok' | 'waiting' | 'problem' | 'skipped' | 'unsupported';
  /** What is so, in a few words: "Order 1042 created", "Waits for a match for SKU MUG-9". */
  readonly text: string;
  readonly problem: Problem | null;
  readonly fix: ProblemFix | null;
  readonly deliveryId: string | null;
  readonly runId: string | null;
  /** The order's own page there. */
  readonly url: string | null;
}

export interface TimelineEntry {
  readonly id: string;
  readonly at: string;
  readonly kind: 'message' | 'event' | 'run' | 'delivery' | 'problem' | 'note' | 'action';
  readonly title: string;
  readonly text: string | null;
  /** A person's name; null when nobody asked for it. */
  readonly actor: string | null;
  readonly tone: 'neutral' | 'good' | 'bad' | 'warn';
  readonly detail: {
    readonly reason: Reason | null;
    readonly exchanges: readonly Exchange[];
    readonly changes: readonly Change[];
    /** For orders.raw. */
    readonly messageId: string | null;
    readonly runId: string | null;
    readonly deliveryId: string | null;
  } | null;
}

/** One request and its answer, redacted and cut to size. */
export interface Exchange {
  readonly at: string | null;
  readonly request: { readonly method: string; readonly url: string; readonly body: string | null };
  readonly response: { readonly status: number; readonly body: string | null } | null;
  /** Why there is no answer. */
  readonly failure: string | null;
  readonly ms: number | null;
}

export interface OrderRunRow {
  readonly id: string;
  readonly flowId: string;
  readonly flowName: string;
  readonly version: number;
  readonly state: 'waiting' | 'done' | 'problem' | 'cancelled';
  readonly result: 'published' | 'filtered' | 'unsupported' | null;
  readonly startedAt: string;
  readonly eventKind: OrderEventKind;
}

export interface OrderDeliveryRow {
  readonly id: string;
  readonly runId: string;
  readonly flowId: string;
  readonly nodeId: string;
  readonly connectionId: string;
  readonly connectionName: string;
  readonly operation: Operation;
  readonly factId: string | null;
  readonly state: DeliveryState;
  readonly attempt: number;
  readonly dueAt: string;
  readonly remoteId: string | null;
  readonly reference: string;
  readonly note: string | null;
  readonly problem: Problem | null;
  readonly createdAt: string;
  readonly finishedAt: string | null;
  /** What a person can do about it now. */
  readonly can: readonly ('retry' | 'skip' | 'markDelivered')[];
}

export interface OpenProblem {
  readonly id: string;
  readonly code: string;
  readonly subject: string | null;
  readonly title: string;
  readonly message: string;
  readonly advice: string | null;
  readonly owner: ProblemOwner;
  readonly fix: ProblemFix;
  readonly flowId: string | null;
  readonly nodeId: string | null;
  readonly runId: string | null;
  readonly deliveryId: string | null;
  readonly connectionId: string | null;
  readonly openedAt: string;
}

export interface OrderView {
  readonly id: string;
  /** Personal data is covered for viewers. */
  readonly order: Order;
  /** True when it was. */
  readonly masked: boolean;
  readonly source: { readonly connectionId: string; readonly name: string; readonly channel: string };
  readonly word: OrderWord;
  readonly fulfillment: string;
  readonly cancellation: string;
  readonly receivedAt: string;
  readonly stations: readonly Station[];
  /** Newest first. */
  readonly timeline: readonly TimelineEntry[];
  readonly links: readonly {
    readonly connectionId: string;
    readonly name: string;
    readonly remoteId: string;
    readonly number: string | null;
    readonly url: string | null;
    readonly createdAt: string;
  }[];
  readonly runs: readonly OrderRunRow[];
  readonly deliveries: readonly OrderDeliveryRow[];
  readonly problems: readonly OpenProblem[];
  readonly notes: readonly {
    readonly id: string;
    readonly text: string;
    readonly by: string | null;
    readonly at: string;
  }[];
}

export async function getOrder(
  _world: World,
  _request: { member: Member; orderId: string },
): Promise<Result<OrderView>> {
  return pending();
}
