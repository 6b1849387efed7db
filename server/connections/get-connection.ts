import { z } from 'zod';
import { failed, ok, Problem, type Result } from '../../nodes/problem';
import { nodeTypes } from '../../nodes/registry';
import { type Connector, requestsAtOnce } from '../connectors/contract';
import { findBackfills, findConnections, findRecentMessages } from '../db/queries/connections-view';
import { findFlows } from '../db/queries/flows-view';
import { type Trx, withWorkspace } from '../db/with-workspace';
import { UnknownSku } from '../engine/unknown-sku';
import { readStoredFlowOrEmpty } from '../flows/read-stored-flow';
import type { Member } from '../workspaces/member';
import type { World } from '../workspaces/world';
import { connectionMissing } from './connection-problems';
import { type ConnectionRow, type StoredConnection, toConnectionRow } from './list-connections';
import { StoredHints, StoredSettings } from './stored-connection';
import { usesConnection } from './uses-connection';

const BackfillState = z.enum(['running', 'done', 'stopped', 'failed']);
export interface BackfillRow {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly state: z.infer<typeof BackfillState>;
  readonly found: number;
  readonly added: number;
  /** How many the channel says there are, if it says so. */
  readonly total: number | null;
  readonly problem: Problem | null;
  readonly startedAt: string;
  readonly startedBy: string | null;
  readonly finishedAt: string | null;
}

const ArrivedBy = z.enum(['webhook', 'poll', 'pull', 'backfill', 'fetch']);
const MessageState = z.enum(['new', 'decided', 'waiting', 'unreadable']);
export interface MessageRow {
  readonly id: string;
  readonly receivedAt: string;
  readonly arrivedBy: z.infer<typeof ArrivedBy>;
  readonly topic: string;
  /** The order's number there, its id while no number is known. */
  readonly orderNumber: string | null;
  /** Our order's id, once it is known. */
  readonly orderId: string | null;
  readonly state: z.infer<typeof MessageState>;
  readonly problem: Problem | null;
}

export interface ConnectionView extends ConnectionRow {
  /** Where the channel sends its messages; null for people who may not set it up, and for channels without webhooks. */
  readonly webhookUrl: string | null;
  /** Markdown. */
  readonly webhookHelp: string | null;
  /** What becomes of products it does not know; null where it takes no orders. */
  readonly unknownSku: {
    readonly policy: UnknownSku;
    /** What a line of its own is there; null where it takes none. */
    readonly customLines: string | null;
  } | null;
  readonly limits: {
    /** Requests under way at the same time, and how many in a second where that is limited: we keep to it for the channel's sake. */
    readonly atOnce: number;
    readonly perSecond: number | null;
    /** The channel's own, which whoever runs it can raise. */
    readonly own: readonly { readonly what: string; readonly where: string }[];
  } | null;
  readonly canPoll: boolean;
  readonly canPull: boolean;
  readonly settings: Readonly<Record<string, unknown>>;
  /** What may be shown of each secret; the secret itself never is. */
  readonly hints: StoredHints;
  readonly createdAt: string;
  readonly createdBy: string | null;
  readonly backfills: readonly BackfillRow[];
  readonly recentMessages: readonly MessageRow[];
  /** Flows that use it, live or not. */
  readonly flows: readonly { readonly id: string; readonly name: string; readonly live: boolean }[];
}

export async function getConnection(
  world: World,
  { member, connectionId }: { member: Member; connectionId: string },
): Promise<Result<ConnectionView>> {
  const { workspaceId } = member;
  return withWorkspace(world.db, workspaceId, async (trx) => {
    const row = await findConnections(trx, { workspaceId })
      .where('connection.id', '=', connectionId)
      .executeTakeFirst();
    if (!row) return failed(connectionMissing);
    const one = { workspaceId, connectionId };
    return ok({
      ...setUpOf(row, { world, member }),
      backfills: await listBackfills(trx, one),
      recentMessages: await listMessages(trx, one),
      flows: await flowsWith(trx, one),
    });
  });
}

function setUpOf(row: StoredConnection, { world, member }: { world: World; member: Member }) {
  const connector = world.connectors.get(row.connector);
  const maySetUp = member.role === 'owner' || member.role === 'admin';
  return {
    ...toConnectionRow(row, { connector, now: world.now() }),
    webhookUrl: connector?.webhook && maySetUp ? `${world.publicUrl}/api/hooks/${row.webhookToken}` : null,
    webhookHelp: connector?.webhook?.setupHelp ?? null,
    unknownSku: connector?.writes.order
      ? { policy: UnknownSku.parse(row.unknownSku), customLines: connector.writes.order.customLines?.note ?? null }
      : null,
    limits: connector ? limitsOf(connector) : null,
    canPoll: connector?.listOrders !== undefined,
    canPull: connector?.getOrder !== undefined,
    settings: StoredSettings.parse(row.settings),
    hints: StoredHints.parse(row.hints),
    createdAt: row.createdAt.toISOString(),
    createdBy: row.createdBy,
  };
}

const limitsOf = ({ limits, ownLimits = [] }: Connector) => ({
  atOnce: limits?.concurrency ?? requestsAtOnce,
  perSecond: limits?.perSecond ?? null,
  own: ownLimits,
});

interface One {
  readonly workspaceId: string;
  readonly connectionId: string;
}

async function listBackfills(trx: Trx, one: One): Promise<BackfillRow[]> {
  const rows = await findBackfills(trx, one).execute();
  return rows.map((row) => ({
    ...row,
    from: row.from.toISOString(),
    to: row.to.toISOString(),
    state: BackfillState.parse(row.state),
    problem: Problem.nullable().parse(row.problem),
    startedAt: row.startedAt.toISOString(),
    finishedAt: row.finishedAt?.toISOString() ?? null,
  }));
}

async function listMessages(trx: Trx, one: One): Promise<MessageRow[]> {
  const rows = await findRecentMessages(trx, one).execute();
  return rows.map((row) => ({
    ...row,
    receivedAt: row.receivedAt.toISOString(),
    arrivedBy: ArrivedBy.parse(row.arrivedBy),
    state: MessageState.parse(row.state),
    problem: Problem.nullable().parse(row.problem),
  }));
}

async function flowsWith(trx: Trx, { workspaceId, connectionId }: One): Promise<ConnectionView['flows']> {
  const flows = await findFlows(trx, { workspaceId, archived: false })
    .select('live.document as liveDocument')
    .execute();
  return flows.flatMap(({ id, name, draft, liveDocument }) => {
    const uses = (json: unknown) => usesConnection(readStoredFlowOrEmpty(json), { connectionId, nodeTypes });
    const live = uses(liveDocument);
    return live || uses(draft) ? [{ id, name, live }] : [];
  });
}
