import type { Connections, NodeType } from '../../nodes/contract';
import type { FlowDocument } from '../../nodes/graph/flow-document';
import type { OrderEvent, OrderNews } from '../../nodes/order/event';
import type { OrderDocument } from '../../nodes/order/order';
import type { Problem } from '../../nodes/problem';
import type { Draft } from './book';
import type { KnownOrder } from './known-order';
import type { RunTrace } from './run-trace';

/** One live flow, or the version a run is pinned to. */
export interface FlowVersion {
  readonly flowId: string;
  readonly number: number;
  readonly document: FlowDocument;
}

/** An inbox entry with what its connector made of it. */
export interface ReadEntry {
  readonly id: string;
  readonly connectionId: string;
  /** UTC ISO. */
  readonly receivedAt: string;
  /** Somebody asked for this order: flows that have not taken it yet take it now. */
  readonly wasAskedFor: boolean;
  /** It may be the echo of an order we are creating at that connection right now: not a new order until that is known. */
  readonly mayBeOurOwn: boolean;
  /** The connection can be asked for an order whole. */
  readonly canFetch: boolean;
  readonly reading:
    | {
        readonly ok: true;
        readonly news: readonly OrderNews[];
        readonly refetch: readonly string[];
        /** Messages of ours that came back, by their reference. */
        readonly returned?: readonly { readonly reference: string; readonly problem: Problem }[];
      }
    | { readonly ok: false; readonly problem: Problem };
}

/** Something a run has to go on with. */
export interface DueErrand {
  readonly id: string;
  readonly kind: 'resume' | 'restart';
  /** Behind this node by `port`, or at it when `port` is null; for `resume`. */
  readonly nodeId: string;
  readonly port: string | null;
  /** A paper made for the order meanwhile. */
  readonly document: OrderDocument | null;
  readonly run: {
    readonly id: string;
    readonly orderId: string;
    readonly eventId: string;
    readonly event: OrderEvent;
    readonly trace: RunTrace;
    /** Of the newest run of this event through this flow. */
    readonly lastAttempt: number;
  };
  /** The version to go on with: the run's own, or the live one for a retry on it. Null: that flow is not there any more. */
  readonly flow: FlowVersion | null;
}

export interface DecideInput {
  readonly workspaceId: string;
  /** UTC ISO; the only clock. */
  readonly now: string;
  readonly newId: () => string;
  readonly entries: readonly ReadEntry[];
  readonly errands: readonly DueErrand[];
  /** Every order the entries and errands are about, as far as it is known. */
  readonly orders: readonly KnownOrder[];
  /** Names of orders (orderKey) whose buyer is forgotten: what is told of them is taken without the person. */
  readonly forgotten: ReadonlySet<string>;
  readonly flows: readonly FlowVersion[];
  readonly connections: Connections;
  readonly nodeTypes: ReadonlyMap<string, NodeType>;
}

export interface Deciding {
  readonly draft: Draft;
  readonly input: DecideInput;
}
