import type { Member } from '../workspaces/member';
import { pending } from '../workspaces/pending';
import type { World } from '../workspaces/world';

export type OrderListState = 'all' | 'needsFix' | 'waiting' | 'published' | 'filtered' | 'cancelled';
/** One word for where an order stands, all its destinations taken together. */
export type OrderWord = 'needsFix' | 'waiting' | 'published' | 'filtered' | 'cancelled' | 'received';
export type DeliveryState = 'planned' | 'sending' | 'unknown' | 'delivered' | 'parked' | 'superseded' | 'skipped';

export interface OrderRow {
  readonly id: string;
  readonly number: string;
  readonly source: {
    readonly connectionId: string;
    readonly name: string;
    /** Connector id. */
    readonly channel: string;
  };
  /** Covered for viewers. */
  readonly buyer: string | null;
  readonly country: string | null;
  readonly total: string;
  readonly currency: string;
  /** Pieces. */
  readonly items: string;
  readonly tags: readonly string[];
  readonly placedAt: string;
  readonly receivedAt: string;
  readonly shipBy: string | null;
  readonly payment: string;
  readonly fulfillment: string;
  readonly cancellation: string;
  readonly word: OrderWord;
  /** The newest open problem's sentence. */
  readonly problem: string | null;
  readonly destinations: readonly {
    readonly connectionId: string;
    readonly name: string;
    readonly state: DeliveryState;
    /** The order's number there. */
    readonly number: string | null;
  }[];
}

export interface OrderSearch {
  readonly search?: string | undefined;
  readonly state: OrderListState;
  readonly connectionId?: string | undefined;
  readonly tag?: string | undefined;
  readonly cursor?: string | null | undefined;
  readonly limit: number;
}

export async function listOrders(
  _world: World,
  _request: { member: Member; search: OrderSearch },
): Promise<{ rows: OrderRow[]; nextCursor: string | null }> {
  return pending();
}
