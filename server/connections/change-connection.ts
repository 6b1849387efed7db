import { failed, type Result } from '../../nodes/problem';
import type { Connector } from '../connectors/contract';
import { findConnectionRow, lockConnection } from '../db/queries/connections-view';
import { type Trx, withWorkspace } from '../db/with-workspace';
import type { Member } from '../workspaces/member';
import type { World } from '../workspaces/world';
import { connectionMissing, connectorMissing } from './connection-problems';
import { StoredHints, StoredSettings } from './stored-connection';

type Row = NonNullable<Awaited<ReturnType<ReturnType<typeof findConnectionRow>['executeTakeFirst']>>>;
export interface HeldConnection extends Omit<Row, 'settings' | 'hints'> {
  readonly type: Connector;
  readonly settings: Readonly<Record<string, unknown>>;
  readonly hints: StoredHints;
}

interface One {
  readonly world: World;
  readonly member: Member;
  readonly connectionId: string;
}
type Work<T> = (trx: Trx, connection: HeldConnection) => Promise<Result<T>>;

/** Holds one connection's row while `change` works on it; one that is archived or another's is not there. */
export const changeConnection = <T>(one: One, change: Work<T>): Promise<Result<T>> =>
  withRow(one, { find: lockConnection, work: change });

/** The same without holding it. */
export const lookAtConnection = <T>(one: One, look: Work<T>): Promise<Result<T>> =>
  withRow(one, { find: findConnectionRow, work: look });

function withRow<T>(
  { world, member, connectionId }: One,
  { find, work }: { find: typeof findConnectionRow; work: Work<T> },
): Promise<Result<T>> {
  const { workspaceId } = member;
  return withWorkspace(world.db, workspaceId, async (trx) => {
    const row = await find(trx, { workspaceId, connectionId }).executeTakeFirst();
    if (!row) return failed(connectionMissing);
    const type = world.connectors.get(row.connector);
    if (!type) return failed(connectorMissing);
    const settings = StoredSettings.parse(row.settings);
    return work(trx, { ...row, type, settings, hints: StoredHints.parse(row.hints) });
  });
}

/** Sets columns of one connection. */
export const updateRow = (trx: Trx, { member, connectionId }: { member: Member; connectionId: string }) =>
  trx.updateTable('connection').where('workspace_id', '=', member.workspaceId).where('id', '=', connectionId);
