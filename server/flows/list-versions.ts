import { ok, type Result } from '../../nodes/problem';
import { findVersions } from '../db/queries/flows-view';
import type { Member } from '../workspaces/member';
import type { World } from '../workspaces/world';
import { lookAtFlow } from './change-flow';

export interface FlowVersionRow {
  readonly number: number;
  readonly note: string;
  readonly publishedAt: string;
  readonly by: string | null;
  readonly isLive: boolean;
  /** How many there are in its drawing. */
  readonly nodes: number;
  readonly edges: number;
}

export function listVersions(
  { db }: World,
  { member, flowId }: { member: Member; flowId: string },
): Promise<Result<FlowVersionRow[]>> {
  return lookAtFlow({ db, member, flowId }, async (trx, { liveVersion }) => {
    const rows = await findVersions(trx, { workspaceId: member.workspaceId, flowId }).execute();
    return ok(
      rows.map((row) => ({
        ...row,
        publishedAt: row.publishedAt.toISOString(),
        isLive: row.number === liveVersion,
      })),
    );
  });
}
