import { sql } from 'kysely';

interface At {
  readonly workspaceId: string;
  readonly connectionId: string;
}

/** Due for a quarter of an hour and not begun: what the platform calls stuck. Reads index delivery_due. */
const isStuck = sql`state in ('planned', 'unknown') and due_at < now() - interval '15 minutes'`;

/** The channel is asked again at once, whatever pause it was given. */
export const unblock = ({ workspaceId, connectionId }: At) => sql`
  update connection set blocked_until = null where workspace_id = ${workspaceId} and id = ${connectionId}`;

export const makeDueNow = ({ workspaceId, connectionId }: At) => sql<{ id: string }>`
  update delivery set due_at = now()
  where workspace_id = ${workspaceId} and connection_id = ${connectionId} and ${isStuck} returning id`;

/** At most 1,000 at once, the oldest first; what a worker has in its hands stays there. */
export const parkStuck = ({ workspaceId, connectionId, problem }: At & { problem: object }) => sql<{
  id: string;
  orderId: string;
  runId: string;
  flowId: string;
  nodeId: string;
}>`
  with waiting as (
    select id from delivery where workspace_id = ${workspaceId} and connection_id = ${connectionId} and ${isStuck}
    order by due_at limit 1000 for update skip locked
  )
  update delivery one set state = 'parked', problem = ${JSON.stringify(problem)}::jsonb,
    problem_code = ${JSON.stringify(problem)}::jsonb ->> 'code'
  from waiting where one.workspace_id = ${workspaceId} and one.id = waiting.id
  returning one.id, one.order_id as "orderId", one.run_id as "runId", one.flow_id as "flowId", one.node_id as "nodeId"`;
