import { findActors } from '../db/queries/audit';
import { withWorkspace } from '../db/with-workspace';
import type { Member } from '../workspaces/member';
import type { World } from '../workspaces/world';

/** Everybody who stands in the trail: members, those who left, and Sluice's staff. */
export async function listActors(
  { db }: Pick<World, 'db'>,
  { workspaceId }: Pick<Member, 'workspaceId'>,
): Promise<{ userId: string; name: string }[]> {
  const { rows } = await withWorkspace(db, workspaceId, (trx) => findActors({ workspaceId }).execute(trx));
  return rows;
}
