import { sql } from 'kysely';
import type { Trx } from '../with-workspace';

interface OneFlow {
  readonly workspaceId: string;
  readonly flowId: string;
}

/** All flows with what is live of them, by name. One row per flow. */
export function findFlows(trx: Trx, { workspaceId, archived }: { workspaceId: string; archived: boolean }) {
  return withLive(trx)
    .select([
      'flow.id',
      'flow.name',
      'flow.description',
      'flow.draft',
      'flow.draft_saved_at as savedAt',
      'flow.template_id as templateId',
      'flow.template_version as templateVersion',
      'flow.live_version as liveVersion',
      'live.published_at as liveSince',
      'publisher.name as liveBy',
      sql<boolean>`coalesce(live.document <> flow.draft, false)`.as('draftDiffers'),
      sql<
        number | null
      >`(select max(number) from flow_version v where v.workspace_id = flow.workspace_id and v.flow_id = flow.id)`.as(
        'newestVersion',
      ),
    ])
    .where('flow.workspace_id', '=', workspaceId)
    .where('flow.archived_at', archived ? 'is not' : 'is', null)
    .orderBy('flow.name')
    .orderBy('flow.id');
}

/** One flow whole, with its live drawing. */
export function findFlow(trx: Trx, { workspaceId, flowId }: OneFlow) {
  return withLive(trx)
    .leftJoin('auth_user as saver', 'saver.id', 'flow.draft_saved_by')
    .select([
      'flow.id',
      'flow.name',
      'flow.description',
      'flow.draft',
      'flow.draft_revision as draftRevision',
      'flow.draft_saved_at as savedAt',
      'saver.name as savedBy',
      'flow.archived_at as archivedAt',
      'flow.live_version as liveVersion',
      'live.published_at as liveSince',
      'live.document as liveDocument',
      'publisher.name as liveBy',
      sql<boolean>`coalesce(live.document <> flow.draft, false)`.as('draftDiffers'),
      sql<
        number | null
      >`(select max(number) from flow_version v where v.workspace_id = flow.workspace_id and v.flow_id = flow.id)`.as(
        'newestVersion',
      ),
    ])
    .where('flow.workspace_id', '=', workspaceId)
    .where('flow.id', '=', flowId);
}

const withLive = (trx: Trx) =>
  trx
    .selectFrom('flow')
    .leftJoin('flow_version as live', (join) =>
      join
        .onRef('live.workspace_id', '=', 'flow.workspace_id')
        .onRef('live.flow_id', '=', 'flow.id')
        .onRef('live.number', '=', 'flow.live_version'),
    )
    .leftJoin('auth_user as publisher', 'publisher.id', 'live.published_by');

/** A flow's own row. */
export const findFlowRow = (trx: Trx, { workspaceId, flowId }: OneFlow) =>
  trx
    .selectFrom('flow')
    .select(['id', 'name', 'description', 'draft', 'draft_revision as revision', 'live_version as liveVersion'])
    .select(['draft_saved_by as savedBy', 'draft_saved_at as savedAt', 'archived_at as archivedAt'])
    .select(['template_id as templateId', 'template_version as templateVersion'])
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', flowId);

/** The same, held until the transaction ends: two people who save at once come one after the other. */
export const lockFlow = (trx: Trx, flow: OneFlow) => findFlowRow(trx, flow).forUpdate();

/** Published copies, newest first, with the size of their drawings. */
export function findVersions(trx: Trx, { workspaceId, flowId }: OneFlow) {
  return trx
    .selectFrom('flow_version')
    .leftJoin('auth_user as publisher', 'publisher.id', 'flow_version.published_by')
    .select(['flow_version.number', 'flow_version.note', 'flow_version.published_at as publishedAt'])
    .select([
      'publisher.name as by',
      sql<number>`jsonb_array_length(flow_version.document -> 'nodes')`.as('nodes'),
      sql<number>`jsonb_array_length(flow_version.document -> 'edges')`.as('edges'),
    ])
    .where('flow_version.workspace_id', '=', workspaceId)
    .where('flow_version.flow_id', '=', flowId)
    .orderBy('flow_version.number', 'desc')
    .limit(500);
}

export function findVersion(trx: Trx, { workspaceId, flowId, number }: OneFlow & { number: number }) {
  return trx
    .selectFrom('flow_version')
    .leftJoin('auth_user as publisher', 'publisher.id', 'flow_version.published_by')
    .select(['flow_version.number', 'flow_version.note', 'flow_version.published_at as publishedAt'])
    .select(['publisher.name as by', 'flow_version.document'])
    .where('flow_version.workspace_id', '=', workspaceId)
    .where('flow_version.flow_id', '=', flowId)
    .where('flow_version.number', '=', number);
}

/** Runs per flow since a moment, of the newest 50,000: what lies further back would cost more than it tells. */
export function countRuns(trx: Trx, { workspaceId, since }: { workspaceId: string; since: Date }) {
  return trx
    .selectFrom(
      trx
        .selectFrom('run')
        .select(['flow_id', 'state'])
        .where('workspace_id', '=', workspaceId)
        .where('started_at', '>=', since)
        .orderBy('started_at', 'desc')
        .limit(50_000)
        .as('recent'),
    )
    .select('flow_id as flowId')
    .select(sql<number>`count(*)::int`.as('runs'))
    .select(sql<number>`count(*) filter (where state = 'problem')::int`.as('failures'))
    .groupBy('flow_id');
}

export function updateDraft(
  trx: Trx,
  { workspaceId, flowId, draft, by, at }: OneFlow & { draft: string; by: string; at: Date },
) {
  return trx
    .updateTable('flow')
    .set(({ eb }) => ({
      draft,
      draft_revision: eb('draft_revision', '+', 1),
      draft_saved_at: at,
      draft_saved_by: by,
    }))
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', flowId)
    .returning('draft_revision as revision');
}
