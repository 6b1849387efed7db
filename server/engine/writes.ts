import type { DeliveryKind } from '../../nodes/capability';
import type { ApproverRole } from '../../nodes/effect';
import type { OrderEvent } from '../../nodes/order/event';
import type { Message } from '../../nodes/order/message';
import type { Order } from '../../nodes/order/order';
import type { Problem } from '../../nodes/problem';
import type { Overlay } from './overlay';
import type { RunTrace } from './run-trace';

/** Everything a batch of decisions wants written, as rows-to-be. One transaction writes them all. */
export interface Writes {
  readonly orders: OrderWrite[];
  readonly events: EventWrite[];
  readonly runs: RunWrite[];
  readonly resumes: ResumeWrite[];
  readonly deliveries: DeliveryWrite[];
  /** Deliveries that take part again for another run: they were parked, skipped or called off, and somebody retried. */
  readonly reopened: ReopenedDelivery[];
  /** Deliveries not sent yet whose destination shall see something else than first decided. */
  readonly overlays: { readonly deliveryId: string; readonly overlay: Overlay }[];
  /** What waited for an order to come further where it was born, and need not wait any longer. */
  readonly hastened: { readonly orderId: string; readonly connectionId: string }[];
  readonly superseded: { readonly deliveryId: string; readonly runId: string }[];
  readonly problems: ProblemWrite[];
  readonly entries: EntryWrite[];
  /** Entries about somebody who is forgotten: their content goes as soon as they are decided. */
  readonly emptied: string[];
  readonly errands: {
    readonly runId: string;
    readonly nodeId: string;
    readonly dueAt: string;
    /** Absent: at the node itself. */
    readonly port?: string;
  }[];
  readonly pauses: PauseWrite[];
  /** Orders that are cancelled as a whole: nothing of theirs waits or is held any longer. */
  readonly calledOff: string[];
  readonly conversions: ConversionWrite[];
  readonly finishedErrands: string[];
  /** What orders did at the nodes of their flows, for the counts on the drawing. */
  readonly crossings: CrossingWrite[];
  /** Sent messages that came back: their deliveries did not arrive after all. */
  readonly returned: { readonly connectionId: string; readonly reference: string; readonly problem: Problem }[];
  readonly refetches: { readonly connectionId: string; readonly orderId: string }[];
}

export interface OrderWrite {
  readonly id: string;
  readonly isNew: boolean;
  readonly order: Order;
}
export interface EventWrite {
  readonly id: string;
  readonly orderId: string;
  readonly inboxId: string;
  readonly event: OrderEvent;
}
export type RunState = 'waiting' | 'done' | 'problem' | 'cancelled';
export type RunResult = 'published' | 'filtered' | 'unsupported';
export interface RunWrite {
  readonly id: string;
  readonly flowId: string;
  readonly flowVersion: number;
  readonly orderId: string;
  readonly eventId: string;
  readonly eventKind: string;
  readonly attempt: number;
  readonly state: RunState;
  readonly result: RunResult | null;
  readonly openEffects: number;
  readonly trace: RunTrace;
}
export interface ResumeWrite {
  readonly runId: string;
  /** The version it went on with. */
  readonly flowVersion: number;
  readonly trace: RunTrace;
  /** Added to what is open; the errand itself counts −1. */
  readonly openEffects: number;
  readonly result: RunResult | null;
  /** Nodes visited again: what was wrong there before is settled or told anew. */
  readonly revisited: readonly string[];
}
export interface DeliveryWrite {
  readonly id: string;
  readonly orderId: string;
  readonly runId: string;
  readonly flowId: string;
  readonly nodeId: string;
  readonly connectionId: string;
  readonly operation: DeliveryKind;
  readonly factId: string | null;
  readonly reference: string;
  readonly overlay: Overlay;
  /** What is sent as it is; null where the connector makes it from the order. */
  readonly message: Message | null;
  readonly resumePort: string | null;
}
/** A run waits for its time, or is held until a person decides. */
export interface PauseWrite {
  readonly id: string;
  readonly kind: 'wait' | 'hold';
  readonly orderId: string;
  readonly runId: string;
  readonly flowId: string;
  readonly nodeId: string;
  /** What the step is called. */
  readonly title: string;
  /** Where the order goes on: when the time has come, or when it is approved. */
  readonly port: string;
  /** When it goes on by itself, by `onTime`; null: only when a person decides. */
  readonly until: string | null;
  readonly onTime: string | null;
  readonly rejectPort: string | null;
  readonly approvers: ApproverRole | null;
  readonly message: string | null;
  /** Hash of what is decided about; null for a wait. */
  readonly about: string | null;
}
/** A paper to be made for the order before its run goes on. */
export interface ConversionWrite {
  readonly id: string;
  readonly orderId: string;
  readonly runId: string;
  readonly nodeId: string;
  readonly port: string;
  readonly documentId: string;
  readonly paper: string;
  readonly pages: string | null;
  readonly fileName: string;
}
export interface CrossingWrite {
  readonly flowId: string;
  readonly nodeId: string;
  readonly what: 'visited' | 'left' | 'stopped';
  /** The output, for `left`; else empty. */
  readonly port: string;
}
export interface ReopenedDelivery {
  readonly deliveryId: string;
  readonly connectionId: string;
  readonly runId: string;
  readonly flowId: string;
  readonly nodeId: string;
  readonly overlay: Overlay;
  /** What is sent as it is; null where the connector makes it from the order. */
  readonly message: Message | null;
  readonly resumePort: string | null;
}
export interface ProblemWrite {
  readonly problem: Problem;
  readonly orderId?: string;
  readonly runId?: string;
  readonly flowId?: string;
  readonly connectionId?: string;
  readonly inboxId?: string;
}
export interface EntryWrite {
  readonly id: string;
  readonly state: 'decided' | 'waiting' | 'unreadable';
  /** For `waiting`: the order it is about, by the teller's id. */
  readonly externalOrderId: string | null;
  /** For `waiting`: not for that order's arrival but until this moment. */
  readonly heldUntil: string | null;
  readonly problem: Problem | null;
}

export const noWrites = (): Writes => ({
  orders: [],
  events: [],
  runs: [],
  resumes: [],
  deliveries: [],
  reopened: [],
  overlays: [],
  hastened: [],
  superseded: [],
  problems: [],
  entries: [],
  emptied: [],
  errands: [],
  pauses: [],
  calledOff: [],
  conversions: [],
  finishedErrands: [],
  crossings: [],
  returned: [],
  refetches: [],
});
