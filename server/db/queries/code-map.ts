import type { Trx } from '../with-workspace';

interface At {
  readonly workspaceId: string;
  readonly connectionId: string;
}

/** What carriers and reasons are called at a connection, as people have matched them. */
export const findCodeMap = (trx: Trx, { workspaceId, connectionId }: At) =>
  trx
    .selectFrom('code_map')
    .select(['kind', 'code', 'target', 'service', 'tracking_url as trackingUrl'])
    .where('workspace_id', '=', workspaceId)
    .where('connection_id', '=', connectionId);

/** What becomes of those nobody has matched there; of a kind without a row, what its connector does. */
export const findCodePolicies = (trx: Trx, { workspaceId, connectionId }: At) =>
  trx
    .selectFrom('code_policy')
    .select(['kind', 'policy', 'fallback'])
    .where('workspace_id', '=', workspaceId)
    .where('connection_id', '=', connectionId);

/** What was sent to these connections without a match, newest first, for orders that wait. */
export const findWaitingCodes = (trx: Trx, { workspaceId, connectionId }: At) =>
  trx
    .selectFrom('problem')
    .select(({ fn }) => ['code', 'subject', fn.countAll<string>().as('orders')])
    .where('workspace_id', '=', workspaceId)
    .where('connection_id', '=', connectionId)
    .where('resolved_at', 'is', null)
    .where('delivery_id', 'is not', null)
    .where('subject', 'is not', null)
    .where('code', 'in', [
      'carrier.unknown',
      'carrier.ambiguous',
      'cancelReason.unknown',
      'cancelReason.ambiguous',
      'returnReason.unknown',
      'returnReason.ambiguous',
      'refundReason.unknown',
      'refundReason.ambiguous',
    ])
    .groupBy(['code', 'subject'])
    .orderBy('subject')
    .limit(200);
