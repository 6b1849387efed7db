import type { FlowDocument } from '../../nodes/graph/flow-document';
import { failed, ok, type Result } from '../../nodes/problem';
import { findVersion } from '../db/queries/flows-view';
import type { Member } from '../workspaces/member';
import type { World } from '../workspaces/world';
import { lookAtFlow } from './change-flow';
import { versionMissing } from './flow-problems';
import { readStoredFlow } from './read-stored-flow';

export interface FlowVersionView {
  readonly number: number;
  readonly note: string;
  readonly publishedAt: string;
  readonly by: string | null;
  readonly isLive: boolean;
  readonly document: FlowDocument;
}

export function getVersion(
  { db }: World,
  { member, flowId, number }: { member: Member; flowId: string; number: number },
): Promise<Result<FlowVersionView>> {
  const { workspaceId } = member;
  return lookAtFlow({ db, member, flowId }, async (trx, { liveVersion }) => {
    const row = await findVersion(trx, { workspaceId, flowId, number }).executeTakeFirst();
    if (!row) return failed(versionMissing);
    return ok({
      ...row,
      publishedAt: row.publishedAt.toISOString(),
      isLive: row.number === liveVersion,
      document: readStoredFlow(row.document),
    });
  });
}
