import { failed, ok, type Problem, type Result } from '../../nodes/problem';
import type { WebhookKind } from '../../nodes/watch/webhook-event';
import { listEndpoints } from '../db/queries/webhooks';
import { withWorkspace } from '../db/with-workspace';
import type { Member } from '../workspaces/member';
import { recordAudit } from '../workspaces/record-audit';
import type { World } from '../workspaces/world';
import { sealSecret } from './endpoint-secrets';
import { newSecret } from './sign-message';

interface Request {
  readonly member: Member;
  readonly url: string;
  readonly description: string;
  readonly kinds: readonly WebhookKind[];
}

const mostEndpoints = 20;

/** Adds an endpoint. Its secret is told this once; what happens from now on is told to it. */
export async function createEndpoint(
  world: Pick<World, 'db' | 'newId' | 'seals'>,
  { member, url, description, kinds }: Request,
): Promise<Result<{ endpointId: string; secret: string }>> {
  const trouble = judgeAddress(url);
  if (trouble) return failed(trouble);
  const { workspaceId } = member;
  const [endpointId, secret] = [world.newId(), newSecret()];
  const seals = await world.seals({ workspaceId, id: endpointId });
  return withWorkspace(world.db, workspaceId, async (trx) => {
    const known = await listEndpoints(trx, { workspaceId }).execute();
    if (known.length >= mostEndpoints) return failed(tooMany);
    await trx
      .insertInto('webhook_endpoint')
      .values({
        workspace_id: workspaceId,
        id: endpointId,
        url,
        description,
        kinds: [...kinds],
        sealed: sealSecret(seals, secret),
        created_by: member.userId,
      })
      .execute();
    const deed = { action: 'webhook.created', target: endpointId, after: { url, description, kinds } };
    await recordAudit(trx, { member, deed });
    return ok({ endpointId, secret });
  });
}

/** What can be seen of an address before anything is sent there; where it leads is looked at with every message. */
export function judgeAddress(text: string): Problem | null {
  const url = URL.parse(text);
  const about = { code: 'webhook.address', subject: 'url', retry: 'never' } as const;
  if (!url || !['https:', 'http:'].includes(url.protocol)) {
    return { ...about, message: 'Please enter an address that begins with https://.' };
  }
  if (url.username || url.password)
    return { ...about, message: 'The address must not contain a user name or password.' };
  return null;
}

const tooMany: Problem = {
  code: 'webhook.tooMany',
  message: `There can be ${mostEndpoints} webhooks at most.`,
  advice: 'Remove one that nobody needs.',
  retry: 'never',
};
