import { findRetention, saveKeep } from '../db/queries/purging';
import { withWorkspace } from '../db/with-workspace';
import { ringPurge } from '../jobs/ring';
import type { Member } from '../workspaces/member';
import { recordAudit } from '../workspaces/record-audit';
import type { World } from '../workspaces/world';
import { type Keep, readKeep } from './retention';

/** How long each class of data is kept from now on; what is older goes soon, in the background. */
export function saveRetention(
  { db }: Pick<World, 'db'>,
  { member, keep }: { member: Member; keep: Keep },
): Promise<{ keep: Keep }> {
  const { workspaceId } = member;
  return withWorkspace(db, workspaceId, async (trx) => {
    const before = readKeep((await findRetention(trx, { workspaceId }).executeTakeFirst())?.keep);
    await saveKeep({ workspaceId, keep }).execute(trx);
    await ringPurge(trx, [workspaceId]);
    await recordAudit(trx, { member, deed: { action: 'retention.changed', before, after: keep } });
    return { keep };
  });
}
