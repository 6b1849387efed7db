import { ok, type Result } from '../../nodes/problem';
import { recordAudit } from '../workspaces/record-audit';
import type { World } from '../workspaces/world';
import { changeEndpoint, type OneEndpoint } from './change-endpoint';

/** Removes an endpoint with everything that was to be sent to it. */
export function removeEndpoint(world: Pick<World, 'db'>, one: OneEndpoint): Promise<Result<Record<never, never>>> {
  return changeEndpoint({ world, ...one }, async (trx, { url }) => {
    await trx
      .deleteFrom('webhook_endpoint')
      .where('workspace_id', '=', one.member.workspaceId)
      .where('id', '=', one.endpointId)
      .execute();
    const deed = { action: 'webhook.removed', target: one.endpointId, before: { url } };
    await recordAudit(trx, { member: one.member, deed });
    return ok({});
  });
}
