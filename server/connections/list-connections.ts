import { z } from 'zod';
import type { Capability } from '../../nodes/capability';
import type { MessageKind } from '../../nodes/order/message';
import { Problem } from '../../nodes/problem';
import type { Connector } from '../connectors/contract';
import { messagesOf } from '../connectors/messages-of';
import { findConnections } from '../db/queries/connections-view';
import { withWorkspace } from '../db/with-workspace';
import type { Member } from '../workspaces/member';
import type { World } from '../workspaces/world';
import { hintFor } from './connection-hint';

/** What the last poll did. */
export const PollReport = z.object({
  at: z.string(),
  ms: z.number(),
  found: z.number(),
  added: z.number(),
  problem: Problem.nullish().transform((problem) => problem ?? null),
});
export type PollReport = z.infer<typeof PollReport>;

export const ConnectionState = z.enum(['active', 'paused', 'attention']);
export type ConnectionState = z.infer<typeof ConnectionState>;

export interface ConnectionRow {
  readonly id: string;
  readonly name: string;
  /** Connector id. */
  readonly connector: string;
  readonly connectorName: string;
  readonly kind: 'marketplace' | 'shop' | 'any';
  readonly state: ConnectionState;
  readonly problem: Problem | null;
  /** Whose account it is at the channel. */
  readonly account: string | null;
  readonly capabilities: readonly Capability[];
  /** Messages it sends in a flow's own words. */
  readonly sends: readonly MessageKind[];
  readonly pollSeconds: number | null;
  readonly nextPollAt: string | null;
  readonly lastPollAt: string | null;
  readonly lastPoll: PollReport | null;
  readonly lastReceivedAt: string | null;
  /** Nothing is sent before this moment: the channel asked for a pause, or does not answer. Null when that is past. */
  readonly blockedUntil: string | null;
  /** Deliveries on their way or due. */
  readonly waiting: number;
  /** Deliveries parked for a person. */
  readonly needsFix: number;
  /** One sentence worth knowing, e.g. "Nothing received yet."; null when all is well. */
  readonly hint: string | null;
}

export async function listConnections(
  { db, connectors, now }: World,
  { workspaceId }: Member,
): Promise<ConnectionRow[]> {
  const rows = await withWorkspace(db, workspaceId, (trx) => findConnections(trx, { workspaceId }).execute());
  return rows.map((row) => toConnectionRow(row, { connector: connectors.get(row.connector), now: now() }));
}

export type StoredConnection = Awaited<ReturnType<ReturnType<typeof findConnections>['execute']>>[number];

/** @param connector undefined when this version does not know the channel any more. */
export function toConnectionRow(
  row: StoredConnection,
  { connector, now }: { connector: Connector | undefined; now: Date },
): ConnectionRow {
  const seen = {
    id: row.id,
    name: row.name,
    connector: row.connector,
    connectorName: connector?.name ?? row.connector,
    kind: connector?.kind ?? 'any',
    state: ConnectionState.parse(row.state),
    problem: Problem.nullable().parse(row.problem),
    account: row.account,
    capabilities: connector?.capabilities ?? [],
    sends: messagesOf(connector),
    pollSeconds: row.pollSeconds,
    nextPollAt: row.nextPollAt?.toISOString() ?? null,
    lastPollAt: row.lastPollAt?.toISOString() ?? null,
    lastPoll: PollReport.nullable().catch(null).parse(row.lastPoll),
    lastReceivedAt: row.lastReceivedAt?.toISOString() ?? null,
    blockedUntil: row.blockedUntil && row.blockedUntil > now ? row.blockedUntil.toISOString() : null,
    waiting: row.waiting ?? 0,
    needsFix: row.needsFix ?? 0,
  };
  return { ...seen, hint: hintFor(seen, { connector, now }) };
}
