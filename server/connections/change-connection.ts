import { failed, type Result } from '../../nodes/problem';
import type { Connector } from '../connectors/contract';
import { lockConnection } from '../db/queries/connections-view';
import { type Trx, withWorkspace } from '../db/with-workspace';
import type { Member } from '../workspaces/member';
import type { World } from '../workspaces/world';
import { connectionMissing, connectorMissing } from './connection-problems';
import { StoredHints, StoredSettings } from './stored-connection';

type Row = NonNullable<Awaited<ReturnType<ReturnType<typeof lockConnection>['executeTakeFirst']>>>;
export interface HeldConnection extends Omit<Row, 'settings' | 'hints'> {
  readonly type: Connector;
  readonly settings: Readonly<Record<string, unknown>>;
  readonly hints: StoredHints;
}

/** Holds one connection's row while `change` works on it; one that is archived or another's is not there. */
export function changeConnection<T>(
  { world, member, connectionId }: { world: World; member: Member; connectionId: string },
  change: (trx: Trx, connection: HeldConnection) => Promise<Result<T>>,
): Promise<Result<T>> {
  const { workspaceId } = member;
  return withWorkspace(world.db, workspaceId, async (trx) => {
    const row = await lockConnection(trx, { workspaceId, connectionId }).executeTakeFirst();
    if (!row) return failed(connectionMissing);
    const type = world.connectors.get(row.connector);
    if (!type) return failed(connectorMissing);
    const settings = StoredSettings.parse(row.settings);
    return change(trx, { ...row, type, settings, hints: StoredHints.parse(row.hints) });
  });
}

/** Sets columns of one connection. */
export const updateRow = (trx: Trx, { member, connectionId }: { member: Member; connectionId: string }) =>
  trx.updateTable('connection').where('workspace_id', '=', member.workspaceId).where('id', '=', connectionId);
