import { withWorkspace } from '../db/with-workspace';
import type { House } from './a-house';

/** What the record says of every delivery, oldest first. */
export const deliveriesOf = ({ world, workspaceId }: House) =>
  withWorkspace(world.db, workspaceId, (trx) =>
    trx
      .selectFrom('delivery')
      .select([
        'id',
        'state',
        'operation',
        'reference',
        'problem_code as problem',
        'remote_id as remoteId',
        'attempt',
        'run_id as runId',
      ])
      .orderBy('seq')
      .execute(),
  );

export const runsOf = ({ world, workspaceId }: House) =>
  withWorkspace(world.db, workspaceId, (trx) =>
    trx
      .selectFrom('run')
      .select(['id', 'state', 'result', 'open_effects as open', 'attempt', 'event_kind as kind'])
      .orderBy('started_at')
      .execute(),
  );

export const openProblemsOf = ({ world, workspaceId }: House) =>
  withWorkspace(world.db, workspaceId, (trx) =>
    trx.selectFrom('problem').select(['code', 'delivery_id as deliveryId']).where('resolved_at', 'is', null).execute(),
  );

/** How often each order was created at the shop, by what the shop itself has written down: the oracle. */
export function createdAtShop({ shop }: House): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { operation, number } of shop.ledger) {
    if (operation === 'order') counts.set(number, (counts.get(number) ?? 0) + 1);
  }
  return counts;
}
