import type { Capability } from '../../nodes/capability';
import type { Problem } from '../../nodes/problem';
import type { Member } from '../workspaces/member';
import { pending } from '../workspaces/pending';
import type { World } from '../workspaces/world';

/** What the last poll did. */
export interface PollReport {
  readonly at: string;
  readonly ms: number;
  readonly found: number;
  readonly added: number;
  readonly problem: Problem | null;
}

export interface ConnectionRow {
  readonly id: string;
  readonly name: string;
  /** Connector id. */
  readonly connector: string;
  readonly connectorName: string;
  readonly kind: 'marketplace' | 'shop' | 'any';
  readonly state: 'active' | 'paused' | 'attention';
  readonly problem: Problem | null;
  /** Whose account it is at the channel. */
  readonly account: string | null;
  readonly capabilities: readonly Capability[];
  readonly pollSeconds: number | null;
  readonly nextPollAt: string | null;
  readonly lastPollAt: string | null;
  readonly lastPoll: PollReport | null;
  readonly lastReceivedAt: string | null;
  /** Nothing is sent before this moment: the channel asked for a pause, or does not answer. */
  readonly blockedUntil: string | null;
  /** Deliveries on their way or due. */
  readonly waiting: number;
  /** Deliveries parked for a person. */
  readonly needsFix: number;
  /** One sentence worth knowing, e.g. "Nothing received yet. Paste the webhook address into your shop."; null when all is well. */
  readonly hint: string | null;
}

export async function listConnections(_world: World, _member: Member): Promise<ConnectionRow[]> {
  return pending();
}
