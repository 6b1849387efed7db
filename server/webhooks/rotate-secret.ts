import { sql } from 'kysely';
import { ok, type Result } from '../../nodes/problem';
import { updateEndpoint } from '../db/queries/webhooks';
import { recordAudit } from '../workspaces/record-audit';
import type { World } from '../workspaces/world';
import { changeEndpoint, type OneEndpoint } from './change-endpoint';
import { sealSecret } from './endpoint-secrets';
import { newSecret } from './sign-message';

const bothValidMs = 24 * 60 * 60 * 1000;

/** Gives an endpoint a new secret, told this once. For a day messages are signed with the one before it too. */
export async function rotateSecret(
  world: Pick<World, 'db' | 'now' | 'seals'>,
  one: OneEndpoint,
): Promise<Result<{ secret: string }>> {
  const { member, endpointId } = one;
  const secret = newSecret();
  const seals = await world.seals({ workspaceId: member.workspaceId, id: endpointId });
  return changeEndpoint({ world, ...one }, async (trx) => {
    await updateEndpoint(trx, { workspaceId: member.workspaceId, endpointId })
      .set({
        sealed: sealSecret(seals, secret),
        sealed_before: sql<string>`sealed`,
        before_until: new Date(world.now().getTime() + bothValidMs),
      })
      .execute();
    await recordAudit(trx, { member, deed: { action: 'webhook.secretRotated', target: endpointId } });
    return ok({ secret });
  });
}
