import { sql } from 'kysely';
import { ok, type Result } from '../../nodes/problem';
import { updateEndpoint } from '../db/queries/webhooks';
import { ringWebhooks } from '../jobs/ring';
import { recordAudit } from '../workspaces/record-audit';
import type { World } from '../workspaces/world';
import { changeEndpoint, type OneEndpoint } from './change-endpoint';

/** Switches an endpoint off or on. On again, it is told what happens from then on, and what was waiting for it before. */
export function switchEndpoint(
  world: Pick<World, 'db' | 'now'>,
  { on, ...one }: OneEndpoint & { on: boolean },
): Promise<Result<Record<never, never>>> {
  return changeEndpoint({ world, ...one }, async (trx, { state }) => {
    const name = { workspaceId: one.member.workspaceId, endpointId: one.endpointId };
    if ((state === 'on') === on) return ok({});
    const fresh = {
      listens_since: sql<Date>`now()`,
      read_until: sql<Date>`now()`,
      next_until: sql<Date>`now()`,
      next_xid: sql<string>`pg_snapshot_xmax(pg_current_snapshot())`,
      failing_since: null,
      rest_until: null,
    };
    await updateEndpoint(trx, name)
      .set({ state: on ? 'on' : 'off', state_since: world.now(), ...(on && fresh) })
      .execute();
    const action = on ? 'webhook.switchedOn' : 'webhook.switchedOff';
    await recordAudit(trx, { member: one.member, deed: { action, target: one.endpointId, before: { state } } });
    if (on) await ringWebhooks(trx, [name]);
    return ok({});
  });
}
