import type { Order } from '../../nodes/order/order';
import type { Member } from '../workspaces/member';
import { pending } from '../workspaces/pending';
import type { World } from '../workspaces/world';

export interface SampleOrder {
  /** An order's id, or `sample:…` for one we made up. */
  readonly id: string;
  readonly label: string;
  readonly order: Order;
}

export async function listSamples(_world: World, _member: Member): Promise<SampleOrder[]> {
  return pending();
}
