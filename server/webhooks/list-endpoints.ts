import { listEndpoints as list } from '../db/queries/webhooks';
import { withWorkspace } from '../db/with-workspace';
import type { Member } from '../workspaces/member';
import type { World } from '../workspaces/world';
import { type EndpointView, toEndpointView } from './endpoint-view';

/** The endpoints of a workspace, the oldest first. */
export async function listEndpoints(
  { db, now }: Pick<World, 'db' | 'now'>,
  { workspaceId }: Pick<Member, 'workspaceId'>,
): Promise<EndpointView[]> {
  const rows = await withWorkspace(db, workspaceId, (trx) => list(trx, { workspaceId }).execute());
  return rows.map((row) => toEndpointView(row, now()));
}
