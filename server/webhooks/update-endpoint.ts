import { failed, ok, type Result } from '../../nodes/problem';
import type { WebhookKind } from '../../nodes/watch/webhook-event';
import { updateEndpoint as update } from '../db/queries/webhooks';
import { recordAudit } from '../workspaces/record-audit';
import type { World } from '../workspaces/world';
import { changeEndpoint, type OneEndpoint } from './change-endpoint';
import { judgeAddress } from './create-endpoint';

interface Request extends OneEndpoint {
  readonly url: string;
  readonly description: string;
  readonly kinds: readonly WebhookKind[];
}

/** Changes where an endpoint is and what it is told. Its secret stays. */
export async function updateEndpoint(
  world: Pick<World, 'db'>,
  { url, description, kinds, ...one }: Request,
): Promise<Result<Record<never, never>>> {
  const trouble = judgeAddress(url);
  if (trouble) return failed(trouble);
  return changeEndpoint(
    { world, ...one },
    async (trx, { url: oldUrl, description: oldDescription, kinds: oldKinds }) => {
      const { member, endpointId } = one;
      await update(trx, { workspaceId: member.workspaceId, endpointId })
        .set({ url, description, kinds: [...kinds] })
        .execute();
      const before = { url: oldUrl, description: oldDescription, kinds: oldKinds };
      const deed = { action: 'webhook.changed', target: endpointId, before, after: { url, description, kinds } };
      await recordAudit(trx, { member, deed });
      return ok({});
    },
  );
}
