import { findLook, findNewestLine } from '../db/queries/platform-access';
import { type Trx, withWorkspace } from '../db/with-workspace';
import type { Member } from '../workspaces/member';
import { recordAudit } from '../workspaces/record-audit';
import type { World } from '../workspaces/world';

/** A page that is open says every few seconds that it is; that is one deed. */
const sameDeedMs = 15 * 60_000;

interface Doing {
  readonly member: Member;
  readonly procedure: string;
}

/**
 * Sees to it that whatever somebody of the staff does leaves a line in the workspace's trail: most deeds write one of their own, and what
 * writes none, such as trying an account or printing a label, gets one here.
 */
export async function watchDeed(
  { db, now }: Pick<World, 'db' | 'now'>,
  { member, procedure }: Doing,
): Promise<{ readonly note: () => Promise<void> }> {
  const about = { workspaceId: member.workspaceId, actor: member.userId };
  const newest = async (trx: Trx) => (await findNewestLine(trx, about).executeTakeFirst())?.id;
  const before = await withWorkspace(db, member.workspaceId, newest);
  const deed = { action: 'staff.did', target: procedure };
  const note = () =>
    withWorkspace(db, member.workspaceId, async (trx) => {
      if ((await newest(trx)) !== before) return;
      const since = new Date(now().getTime() - sameDeedMs);
      if (await findLook(trx, { ...about, ...deed, since }).executeTakeFirst()) return;
      await recordAudit(trx, { member, deed });
    });
  return { note };
}
