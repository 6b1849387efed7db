import { failed, ok, type Problem, type Result } from '../../nodes/problem';
import { nodeTypes } from '../../nodes/registry';
import { findFlows } from '../db/queries/flows-view';
import type { Trx } from '../db/with-workspace';
import { readStoredFlowOrEmpty } from '../flows/read-stored-flow';
import type { Member } from '../workspaces/member';
import { recordAudit } from '../workspaces/record-audit';
import type { World } from '../workspaces/world';
import { changeConnection, updateRow } from './change-connection';
import { usesConnection } from './uses-connection';

/** Takes a connection away for good: its secrets are destroyed, its orders and their history stay. Not while a live flow uses it. */
export function archiveConnection(
  world: World,
  { member, connectionId }: { member: Member; connectionId: string },
): Promise<Result<Record<never, never>>> {
  return changeConnection({ world, member, connectionId }, async (trx, { name }) => {
    const flows = await liveFlowsWith(trx, { member, connectionId });
    if (flows.length > 0) return failed(inUse(name, flows));
    await updateRow(trx, { member, connectionId })
      .set({ archived_at: world.now(), sealed: null, sealed_hint: '{}', poll_seconds: null, next_poll_at: null })
      .execute();
    await trx.deleteFrom('channel_token').where('connection_id', '=', connectionId).execute();
    await recordAudit(trx, { member, deed: { action: 'connection.archived', target: connectionId, before: { name } } });
    return ok({});
  });
}

async function liveFlowsWith(trx: Trx, { member, connectionId }: { member: Member; connectionId: string }) {
  const flows = await findFlows(trx, { workspaceId: member.workspaceId, archived: false })
    .select('live.document as liveDocument')
    .where('flow.live_version', 'is not', null)
    .execute();
  return flows
    .filter(({ liveDocument }) => usesConnection(readStoredFlowOrEmpty(liveDocument), { connectionId, nodeTypes }))
    .map(({ name }) => name);
}

const inUse = (name: string, flows: readonly string[]): Problem => ({
  code: 'connection.inUse',
  message: `${name} is used by ${flows.length === 1 ? 'a live flow' : 'live flows'}: ${flows.join(', ')}.`,
  advice: 'Switch the flow off or give it another account first.',
  retry: 'never',
});
