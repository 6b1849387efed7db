import { Order } from '../../nodes/order/order';
import { failed, ok, type Problem, type Result } from '../../nodes/problem';
import { findDocument } from '../db/queries/documents';
import { findOrderContent } from '../db/queries/order-view';
import { withWorkspace } from '../db/with-workspace';
import { extensionOf, labelMediaType } from '../labels/media-type';
import type { Member } from '../workspaces/member';
import type { World } from '../workspaces/world';

/** A paper of an order, ready to be saved or printed. */
export interface DocumentFile {
  readonly fileName: string;
  readonly mediaType: string;
  readonly base64: string;
}

/** The bytes of one document in an order's list. The permission table keeps viewers out: labels bear names and addresses. */
export async function getDocument(
  { db }: Pick<World, 'db'>,
  { member: { workspaceId }, orderId, documentId }: { member: Member; orderId: string; documentId: string },
): Promise<Result<DocumentFile>> {
  return await withWorkspace(db, workspaceId, async (trx) => {
    const row = await findOrderContent(trx, { workspaceId, orderId }).executeTakeFirst();
    if (!row) return failed(documentMissing);
    const order = Order.parse(row.content);
    const document = order.documents.find(({ id }) => id === documentId);
    if (!document?.sha256) return failed(documentMissing);
    const stored = await findDocument(trx, { workspaceId, sha256: document.sha256 }).executeTakeFirst();
    if (!stored) return failed(documentMissing);
    const { mediaType, bytes } = stored;
    const fileName = document.fileName ?? `label-${order.source.number}.${extensionFor(mediaType)}`;
    return ok({ fileName, mediaType: mediaTypeToSave(mediaType), base64: bytes.toString('base64') });
  });
}

function extensionFor(mediaType: string): string {
  const type = labelMediaType(mediaType);
  return type ? extensionOf[type] : 'bin';
}

/** HTML of a carrier is never shown as a page of ours: it is saved as a file. */
const mediaTypeToSave = (mediaType: string) => (mediaType === 'text/html' ? 'application/octet-stream' : mediaType);

const documentMissing: Problem = {
  code: 'document.notFound',
  message: 'This order has no such paper any more.',
  retry: 'never',
};
