import { failed, ok, type Problem, type Result } from '../../nodes/problem';
import type { InboxRecord } from '../connectors/contract';
import type { NewEntry } from '../db/queries/inbox';
import { withWorkspace } from '../db/with-workspace';
import { askChannel } from '../jobs/ask-channel';
import { callWith, httpFor, loadConnection, openConnection } from '../jobs/open-connection';
import { ringDecide } from '../jobs/ring';
import type { World } from '../jobs/world';
import { storeEntries } from './store-entries';
import { toEntry } from './to-entry';

export interface Pulled {
  /** The order's id at the channel. */
  readonly externalOrderId: string;
  /** False when this very state of it was known already; it is decided again all the same. */
  readonly isNews: boolean;
}

export interface PullRequest {
  readonly workspaceId: string;
  readonly connectionId: string;
  /** The number people see, or the channel's id. */
  readonly number: string;
  readonly arrivedBy?: 'pull' | 'fetch';
  readonly signal?: AbortSignal;
}

/** Reads one order from its channel now and puts it into the inbox. Null: the channel has no such order. */
export async function pullOrder(world: World, request: PullRequest): Promise<Result<Pulled | null>> {
  const row = await loadConnection(world, request);
  const connection = row && (await openConnection(world, row));
  if (!connection) return failed(connectionGone);
  const { getOrder } = connection.connector;
  if (!getOrder) return failed(cannotAsk(connection.name));
  const { signal } = request;
  const http = httpFor(world, { connection, ...(signal && { signal }) });
  const question = { ...callWith(world, { connection, http }), idOrNumber: request.number };
  const found = await askChannel(() => getOrder.call(connection.connector, question), { connection, log: world.log });
  if (!found.ok) return found;
  return ok(found.value && (await store(world, { request, record: found.value })));
}

async function store(
  world: World,
  { request, record }: { request: PullRequest; record: InboxRecord },
): Promise<Pulled> {
  const { workspaceId, connectionId, arrivedBy = 'pull' } = request;
  const entry: NewEntry = toEntry(record, { workspaceId, connectionId, arrivedBy });
  const { isNew, ringAgain } = await withWorkspace(world.db, workspaceId, (trx) => storeEntries(trx, [entry]));
  if (ringAgain.length > 0) await withWorkspace(world.db, workspaceId, (trx) => ringDecide(trx, ringAgain));
  return { externalOrderId: record.orderId, isNews: isNew[0] === true };
}

const connectionGone: Problem = {
  code: 'connection.notFound',
  message: 'This account is not connected any more.',
  retry: 'never',
};

const cannotAsk = (name: string): Problem => ({
  code: 'connection.cannotPull',
  message: `${name} cannot be asked for a single order.`,
  retry: 'never',
});
