import { failed, ok, type Problem, type Result } from '../../nodes/problem';
import { planAgain } from '../db/queries/webhooks';
import { withWorkspace } from '../db/with-workspace';
import { ringWebhooks } from '../jobs/ring';
import type { Member } from '../workspaces/member';
import { recordAudit } from '../workspaces/record-audit';
import type { World } from '../workspaces/world';

/** Sends a message once more, under the id it always had, so that the other end can tell it has it already. */
export function sendAgain(
  { db, now }: Pick<World, 'db' | 'now'>,
  { member, messageId }: { member: Member; messageId: string },
): Promise<Result<Record<never, never>>> {
  const { workspaceId } = member;
  return withWorkspace(db, workspaceId, async (trx) => {
    const message = await planAgain(trx, { workspaceId, messageId, now: now() }).executeTakeFirst();
    if (!message) return failed(isGone);
    const { endpointId } = message;
    await recordAudit(trx, { member, deed: { action: 'webhook.sentAgain', target: endpointId, after: { messageId } } });
    await ringWebhooks(trx, [{ workspaceId, endpointId }]);
    return ok({});
  });
}

const isGone: Problem = {
  code: 'webhookMessage.notFound',
  message: 'This message is not kept any more.',
  retry: 'never',
};
