import type { ConnectionFacts } from '../../nodes/contract';
import type { FlowDocument } from '../../nodes/graph/flow-document';
import { failed, ok, type Result } from '../../nodes/problem';
import { loadConnectionFacts } from '../connections/connection-facts';
import { findFlow } from '../db/queries/flows-view';
import { withWorkspace } from '../db/with-workspace';
import type { Member } from '../workspaces/member';
import type { World } from '../workspaces/world';
import { flowMissing } from './flow-problems';
import { readStoredFlow } from './read-stored-flow';

export interface FlowView {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly draft: FlowDocument;
  /** Send it back with the next save. */
  readonly draftRevision: number;
  readonly savedAt: string;
  /** A person's name. */
  readonly savedBy: string | null;
  readonly archived: boolean;
  readonly live: {
    readonly version: number;
    readonly publishedAt: string;
    readonly by: string | null;
    readonly document: FlowDocument;
    /** True when the draft says something else. */
    readonly draftDiffers: boolean;
  } | null;
  /** Number of the newest version there is, live or not; null before the first publishing. */
  readonly newestVersion: number | null;
  readonly connections: readonly ConnectionFacts[];
}

export async function getFlow(
  { db, connectors }: World,
  { member: { workspaceId }, flowId }: { member: Member; flowId: string },
): Promise<Result<FlowView>> {
  return withWorkspace(db, workspaceId, async (trx) => {
    const row = await findFlow(trx, { workspaceId, flowId }).executeTakeFirst();
    if (!row) return failed(flowMissing);
    return ok({
      id: row.id,
      name: row.name,
      description: row.description,
      draft: readStoredFlow(row.draft),
      draftRevision: row.draftRevision,
      savedAt: row.savedAt.toISOString(),
      savedBy: row.savedBy,
      archived: row.archivedAt !== null,
      live: liveOf(row),
      newestVersion: row.newestVersion,
      connections: await loadConnectionFacts({ trx, connectors }, { workspaceId }),
    });
  });
}

function liveOf(row: {
  liveVersion: number | null;
  liveSince: Date | null;
  liveBy: string | null;
  liveDocument: unknown;
  draftDiffers: boolean;
}): FlowView['live'] {
  if (row.liveVersion === null || row.liveSince === null) return null;
  return {
    version: row.liveVersion,
    publishedAt: row.liveSince.toISOString(),
    by: row.liveBy,
    document: readStoredFlow(row.liveDocument),
    draftDiffers: row.draftDiffers,
  };
}
