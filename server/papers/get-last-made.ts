import { convertedId } from '../../nodes/label/converted-document';
import { findLastMade } from '../db/queries/conversions';
import { withWorkspace } from '../db/with-workspace';
import type { Member } from '../workspaces/member';
import type { World } from '../workspaces/world';

export interface LastMade {
  readonly orderId: string;
  readonly orderNumber: string;
  readonly documentId: string;
}

/** The paper a step of a flow made last; null while it has made none. */
export async function getLastMade(
  { db }: Pick<World, 'db'>,
  { member: { workspaceId }, flowId, nodeId }: { member: Member; flowId: string; nodeId: string },
): Promise<LastMade | null> {
  const row = await withWorkspace(db, workspaceId, (trx) =>
    findLastMade(trx, { workspaceId, flowId, nodeId }).executeTakeFirst(),
  );
  if (!row) return null;
  const { orderId, number, documentId, paper, pages } = row;
  return { orderId, orderNumber: number, documentId: convertedId(documentId, { paper, pages }) };
}
