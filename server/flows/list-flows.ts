import type { Connections } from '../../nodes/contract';
import type { FlowDocument } from '../../nodes/graph/flow-document';
import { gatherersIn, listenersIn } from '../../nodes/graph/listeners';
import { validateFlow } from '../../nodes/graph/validate';
import { nodeTypes } from '../../nodes/registry';
import { loadConnectionFacts } from '../connections/connection-facts';
import { countRuns, findFlows } from '../db/queries/flows-view';
import { withWorkspace } from '../db/with-workspace';
import type { Member } from '../workspaces/member';
import type { World } from '../workspaces/world';
import { readStoredFlowOrEmpty } from './read-stored-flow';
import { type Thumbnail, thumbnailOf } from './thumbnail-of';

export interface FlowRow {
  readonly id: string;
  readonly name: string;
  /** `off`: published before, switched off now. */
  readonly state: 'draft' | 'live' | 'liveWithChanges' | 'off';
  readonly liveVersion: number | null;
  readonly liveSince: string | null;
  readonly liveBy: string | null;
  /** What stands between the draft and publishing. */
  readonly problems: number;
  readonly runs24h: number;
  readonly failures24h: number;
  readonly updatedAt: string;
  readonly thumbnail: Thumbnail;
  /** Which template it was made from; null when it was drawn here. */
  readonly template: { readonly id: string; readonly version: number } | null;
  /** Names of the connections whose orders it takes. */
  readonly marketplaces: readonly string[];
  /** It has a step that begins by the clock. */
  readonly beginsByClock: boolean;
}

const dayMs = 24 * 60 * 60 * 1000;

export async function listFlows(
  { db, connectors, now }: World,
  { member: { workspaceId }, archived }: { member: Member; archived: boolean },
): Promise<FlowRow[]> {
  return withWorkspace(db, workspaceId, async (trx) => {
    const rows = await findFlows(trx, { workspaceId, archived }).execute();
    const facts = await loadConnectionFacts({ trx, connectors }, { workspaceId });
    const connections = new Map(facts.map((one) => [one.id, one]));
    const since = new Date(now().getTime() - dayMs);
    const counts = new Map((await countRuns(trx, { workspaceId, since }).execute()).map((one) => [one.flowId, one]));
    return rows.map((row) => ({
      id: row.id,
      name: row.name,
      state: stateOf(row),
      liveVersion: row.liveVersion,
      liveSince: row.liveSince?.toISOString() ?? null,
      liveBy: row.liveBy,
      runs24h: counts.get(row.id)?.runs ?? 0,
      failures24h: counts.get(row.id)?.failures ?? 0,
      updatedAt: row.savedAt.toISOString(),
      template: templateOf(row),
      ...lookAt(readStoredFlowOrEmpty(row.draft), connections),
    }));
  });
}

const templateOf = ({
  templateId: id,
  templateVersion: version,
}: {
  templateId: string | null;
  templateVersion: number | null;
}) => (id === null || version === null ? null : { id, version });

function stateOf(row: { liveVersion: number | null; newestVersion: number | null; draftDiffers: boolean }) {
  if (row.liveVersion === null) return row.newestVersion === null ? 'draft' : 'off';
  return row.draftDiffers ? 'liveWithChanges' : 'live';
}

function lookAt(
  draft: FlowDocument,
  connections: Connections,
): Pick<FlowRow, 'problems' | 'thumbnail' | 'marketplaces' | 'beginsByClock'> {
  const problems = validateFlow(draft, { nodeTypes, connections }).filter(({ severity }) => severity !== 'warning');
  const sources = new Set(listenersIn(draft, nodeTypes).map(({ connectionId }) => connectionId));
  return {
    problems: problems.length,
    thumbnail: thumbnailOf(draft),
    marketplaces: [...sources].flatMap((id) => connections.get(id)?.name ?? []),
    beginsByClock: gatherersIn(draft, nodeTypes).length > 0,
  };
}
