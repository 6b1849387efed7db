import { findLastConverted } from '../../nodes/label/converted-document';
import type { WriteRequest } from '../connectors/contract';
import { findDocument } from '../db/queries/documents';
import { withWorkspace } from '../db/with-workspace';
import type { World } from './world';

/**
 * Puts the bytes of the label beside its name: the PDF a flow made of it, else the label as it came. Everything but a label
 * goes out as it is.
 */
export async function withPaper(
  { db }: Pick<World, 'db'>,
  { workspaceId, request }: { workspaceId: string; request: WriteRequest },
): Promise<WriteRequest> {
  const { operation, order, factId } = request;
  const label = order.documents.find(({ id }) => id === factId);
  if (operation !== 'label' || !label) return request;
  const paper = findLastConverted(order, label.id) ?? label;
  const { sha256, fileName } = paper;
  if (sha256 === undefined) return request;
  const stored = await withWorkspace(db, workspaceId, (trx) =>
    findDocument(trx, { workspaceId, sha256 }).executeTakeFirst(),
  );
  if (!stored) return request;
  const { mediaType, bytes } = stored;
  const full = {
    ...label,
    mediaType,
    sha256,
    data: bytes.toString('base64'),
    ...(fileName !== undefined && { fileName }),
  };
  return { ...request, order: { ...order, documents: order.documents.map((one) => (one === label ? full : one)) } };
}
