import { problemKind } from '../../nodes/problem-kind';
import { nodeTypes } from '../../nodes/registry';
import { findPlatformSteps } from '../db/queries/platform-view';
import { withPlatform } from '../db/with-workspace';
import { groupBy } from '../group-by';
import type { World } from '../workspaces/world';

/** A step where something is stuck, without a word of what: names of flows and orders are the workspace's own. */
export interface PlatformStepRow {
  readonly workspaceId: string;
  readonly workspaceName: string;
  readonly nodeId: string;
  readonly flowId: string;
  readonly kind: string | null;
  readonly kindTitle: string;
  readonly stuck: number;
  readonly causes: readonly { readonly code: string; readonly title: string; readonly stuck: number }[];
  readonly since: string;
  readonly newest: string;
}

/** Steps with errors over all workspaces, the most first. */
export async function listPlatformSteps(
  { db }: Pick<World, 'db'>,
  { userId }: { userId: string },
): Promise<PlatformStepRow[]> {
  const { rows } = await withPlatform(db, userId, (trx) => findPlatformSteps().execute(trx));
  const steps = groupBy(rows, { key: ({ flowId, nodeId }) => `${flowId} ${nodeId}`, value: (row) => row });
  const listed = [...steps.values()].flatMap((causes) => {
    const [first] = causes;
    if (!first) return [];
    const { workspaceId, workspaceName, flowId, nodeId, kind } = first;
    const kindTitle = (kind !== null && nodeTypes.get(kind)?.title) || 'A step that is not drawn any more';
    return [
      {
        ...{ workspaceId, workspaceName, flowId, nodeId, kind, kindTitle },
        stuck: causes.reduce((sum, { stuck }) => sum + stuck, 0),
        causes: causes.map(({ code, stuck }) => ({ code, stuck, title: problemKind(code).title })),
        since: earliest(causes.map(({ since }) => since)),
        newest: latest(causes.map(({ newest }) => newest)),
      },
    ];
  });
  return listed.toSorted((a, b) => b.stuck - a.stuck);
}

const earliest = (dates: readonly Date[]) => new Date(Math.min(...dates.map(Number))).toISOString();
const latest = (dates: readonly Date[]) => new Date(Math.max(...dates.map(Number))).toISOString();
