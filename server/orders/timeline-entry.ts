import type { Change } from '../../nodes/order/order-changes';
import type { Reason } from '../../nodes/rule/reason';
import type { Exchange } from './delivery-row';

/** One line of an order's timeline. */
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
    /** Why; with a part per step when several had something to say. */
    readonly reason: Reason | null;
    readonly exchanges: readonly Exchange[];
    readonly changes: readonly Change[];
    /** For orders.raw. */
    readonly messageId: string | null;
    readonly runId: string | null;
    readonly deliveryId: string | null;
  } | null;
}
