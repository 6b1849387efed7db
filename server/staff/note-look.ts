import { z } from 'zod';
import { findLook } from '../db/queries/platform-access';
import { withWorkspace } from '../db/with-workspace';
import type { Member } from '../workspaces/member';
import { recordAudit } from '../workspaces/record-audit';
import type { World } from '../workspaces/world';

/** What every page asks for its frame, whatever is looked at. */
const ofTheFrame = new Set(['workspace.get', 'staff.list']);
/** A page that is open asks every few seconds; that is one look. */
const sameLookMs = 15 * 60_000;

const About = z.object({
  orderId: z.string().optional(),
  runId: z.string().optional(),
  messageId: z.string().optional(),
  flowId: z.string().optional(),
  connectionId: z.string().optional(),
});

/** Writes into the workspace's trail what somebody of the staff looks at, each thing once while they go on looking. */
export async function noteLook(
  { db, now }: Pick<World, 'db' | 'now'>,
  { member, procedure, input }: { member: Member; procedure: string; input: unknown },
): Promise<void> {
  if (!member.staff || ofTheFrame.has(procedure)) return;
  const { workspaceId, userId } = member;
  const { orderId, runId, messageId, flowId, connectionId } = About.catch({}).parse(input);
  const target = orderId ?? runId ?? messageId ?? flowId ?? connectionId ?? procedure;
  const look = { action: 'staff.looked', target, ...(target !== procedure && { after: { at: procedure } }) };
  const since = new Date(now().getTime() - sameLookMs);
  await withWorkspace(db, workspaceId, async (trx) => {
    if (await findLook(trx, { workspaceId, actor: userId, action: look.action, target, since }).executeTakeFirst())
      return;
    await recordAudit(trx, { member, deed: look });
  });
}
