import type { ConnectionFacts } from '../../nodes/contract';
import type { Connector } from '../connectors/contract';
import { messagesOf } from '../connectors/messages-of';
import { findConnectionNames } from '../db/queries/connections-view';
import type { Trx } from '../db/with-workspace';

/** What flows may know of a workspace's connections. One of a connector that is gone can do nothing. */
export async function loadConnectionFacts(
  { trx, connectors }: { trx: Trx; connectors: ReadonlyMap<string, Connector> },
  { workspaceId }: { workspaceId: string },
): Promise<ConnectionFacts[]> {
  const rows = await findConnectionNames(trx, { workspaceId }).execute();
  return rows.map(({ id, name, connector }) => {
    const found = connectors.get(connector);
    return {
      id,
      name,
      channel: connector,
      kind: found?.kind ?? 'any',
      capabilities: found?.capabilities ?? [],
      sends: messagesOf(found),
    };
  });
}
