import { sql } from 'kysely';

/**
 * Orders on their way: something is to be sent or being sent for them, or a step waits. Reads the small indexes delivery_due,
 * delivery_under_way and pause_open: asked for all three states at once, Postgres reads every delivery there is.
 */
export const waitingOrders = (workspaceId: string) => sql<{ order_id: string }>`
  select order_id from delivery where workspace_id = ${workspaceId} and state in ('planned', 'unknown')
  union select order_id from delivery where workspace_id = ${workspaceId} and state = 'sending'
  union select order_id from pause where workspace_id = ${workspaceId} and kind = 'wait' and state = 'open'`;
