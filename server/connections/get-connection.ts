import type { Problem, Result } from '../../nodes/problem';
import type { Member } from '../workspaces/member';
import { pending } from '../workspaces/pending';
import type { World } from '../workspaces/world';
import type { ConnectionRow } from './list-connections';

export interface BackfillRow {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly state: 'running' | 'done' | 'stopped' | 'failed';
  readonly found: number;
  readonly added: number;
  /** How many the channel says there are, if it says so. */
  readonly total: number | null;
  readonly problem: Problem | null;
  readonly startedAt: string;
  readonly startedBy: string | null;
  readonly finishedAt: string | null;
}

export interface MessageRow {
  readonly id: string;
  readonly receivedAt: string;
  readonly arrivedBy: 'webhook' | 'poll' | 'pull' | 'backfill' | 'fetch';
  readonly topic: string;
  readonly externalOrderId: string | null;
  /** Our order's id, once it is known. */
  readonly orderId: string | null;
  readonly state: 'new' | 'decided' | 'waiting' | 'unreadable';
  readonly problem: Problem | null;
}

export interface ConnectionView extends ConnectionRow {
  /** Where the channel sends its messages; null for people who may not set it up, and for channels without webhooks. */
  readonly webhookUrl: string | null;
  /** Markdown. */
  readonly webhookHelp: string | null;
  readonly canPoll: boolean;
  readonly canPull: boolean;
  readonly settings: Readonly<Record<string, unknown>>;
  /** What may be shown of each secret; the secret itself never is. */
  readonly hints: Readonly<Record<string, { readonly last4: string | null; readonly updatedAt: string }>>;
  readonly createdAt: string;
  readonly createdBy: string | null;
  readonly backfills: readonly BackfillRow[];
  readonly recentMessages: readonly MessageRow[];
  /** Flows that use it, live or not. */
  readonly flows: readonly { readonly id: string; readonly name: string; readonly live: boolean }[];
}

export async function getConnection(
  _world: World,
  _request: { member: Member; connectionId: string },
): Promise<Result<ConnectionView>> {
  return pending();
}
