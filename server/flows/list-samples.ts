import { findCapability } from '../../nodes/capability';
import { sampleOrders } from '../../nodes/graph/sample';
import type { OrderEventKind } from '../../nodes/order/event';
import { Order } from '../../nodes/order/order';
import { loadConnectionFacts } from '../connections/connection-facts';
import { type Trx, withWorkspace } from '../db/with-workspace';
import type { Member } from '../workspaces/member';
import type { World } from '../workspaces/world';

export interface SampleOrder {
  /** An order's id, or `sample:…` for one we made up. */
  readonly id: string;
  readonly label: string;
  /** It came in; false for one we made up. */
  readonly isReal: boolean;
  /** Which account it comes from. */
  readonly connectionId: string;
  readonly connectionName: string;
  /** What it is best tried with. */
  readonly eventKind: OrderEventKind;
  readonly order: Order;
}

const realOnes = 20;
/** Made-up orders for this many accounts: a list to choose from, not to search in. */
const accounts = 4;

interface Wanted {
  readonly member: Member;
  /** Accounts the orders shall come from; none: any. */
  readonly connectionIds: readonly string[];
}

/** Orders to try a flow on: the newest real ones, then made-up ones of each account that sells. */
export async function listSamples(
  { db, connectors, now }: World,
  { member: { workspaceId }, connectionIds }: Wanted,
): Promise<SampleOrder[]> {
  const isWanted = (id: string) => connectionIds.length === 0 || connectionIds.includes(id);
  return withWorkspace(db, workspaceId, async (trx) => {
    const facts = await loadConnectionFacts({ trx, connectors }, { workspaceId });
    const selling = facts.filter(
      ({ id, capabilities }) => isWanted(id) && findCapability(capabilities, { operation: 'order', direction: 'in' }),
    );
    const names = new Map(facts.map(({ id, name }) => [id, name]));
    const madeUp = selling.slice(0, accounts).flatMap((connection) =>
      sampleOrders(connection, now().toISOString()).map(({ id, label, order, event }) => ({
        id: `${id}@${connection.id}`,
        label: `${label}, from ${connection.name}`,
        isReal: false,
        connectionId: connection.id,
        connectionName: connection.name,
        eventKind: event.kind,
        order,
      })),
    );
    return [...(await newestOrders(trx, { workspaceId, connectionIds, names })), ...madeUp];
  });
}

async function newestOrders(
  trx: Trx,
  {
    workspaceId,
    connectionIds,
    names,
  }: { workspaceId: string; connectionIds: readonly string[]; names: ReadonlyMap<string, string> },
): Promise<SampleOrder[]> {
  const rows = await trx
    .selectFrom('order')
    .select(['id', 'number', 'connection_id as connectionId', 'buyer_name as buyer', 'total', 'currency', 'content'])
    .where('workspace_id', '=', workspaceId)
    .$if(connectionIds.length > 0, (all) => all.where('connection_id', 'in', connectionIds))
    .orderBy('received_at', 'desc')
    .orderBy('id', 'desc')
    .limit(realOnes)
    .execute();
  return rows.map(({ id, number, connectionId, buyer, total, currency, content }) => ({
    id,
    isReal: true,
    label: [number, buyer, `${total} ${currency}`].filter(Boolean).join(' · '),
    connectionId,
    connectionName: names.get(connectionId) ?? 'an account that is gone',
    eventKind: 'created',
    order: Order.parse(content),
  }));
}
