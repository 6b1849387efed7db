import { failed, type Problem, type Result } from '../../nodes/problem';
import { findEndpoint } from '../db/queries/webhooks';
import { type Trx, withWorkspace } from '../db/with-workspace';
import type { Member } from '../workspaces/member';
import type { World } from '../workspaces/world';

export interface OneEndpoint {
  readonly member: Member;
  readonly endpointId: string;
}

type Stored = NonNullable<Awaited<ReturnType<ReturnType<typeof findEndpoint>['executeTakeFirst']>>>;

/** Does something with an endpoint of this workspace, held meanwhile; a problem when there is none. */
export function changeEndpoint<T>(
  { world: { db }, member: { workspaceId }, endpointId }: OneEndpoint & { world: Pick<World, 'db'> },
  work: (trx: Trx, endpoint: Stored) => Promise<Result<T>>,
): Promise<Result<T>> {
  return withWorkspace(db, workspaceId, async (trx) => {
    const endpoint = await findEndpoint(trx, { workspaceId, endpointId }).forUpdate().executeTakeFirst();
    return endpoint ? await work(trx, endpoint) : failed(noEndpoint);
  });
}

const noEndpoint: Problem = { code: 'webhook.notFound', message: 'There is no such webhook any more.', retry: 'never' };
