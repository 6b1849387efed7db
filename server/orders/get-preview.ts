import { Order } from '../../nodes/order/order';
import { failed, ok, type Problem, type Result } from '../../nodes/problem';
import { findDocument, findPreview, keepPreview } from '../db/queries/documents';
import { findOrderContent } from '../db/queries/order-view';
import { withWorkspace } from '../db/with-workspace';
import { drawPreview } from '../labels/draw-preview';
import { labelMediaType } from '../labels/media-type';
import type { Member } from '../workspaces/member';
import type { World } from '../workspaces/world';

/** A picture of a document's first page (PNG, Base64), drawn once; null where there can be none. */
export async function getPreview(
  { db, renderer }: Pick<World, 'db' | 'renderer'>,
  { member: { workspaceId }, orderId, documentId }: { member: Member; orderId: string; documentId: string },
): Promise<Result<{ picture: string | null }>> {
  const found = await withWorkspace(db, workspaceId, async (trx) => {
    const row = await findOrderContent(trx, { workspaceId, orderId }).executeTakeFirst();
    const document = row && Order.parse(row.content).documents.find(({ id }) => id === documentId);
    if (!document?.sha256) return null;
    const { sha256 } = document;
    const known = await findPreview(trx, { workspaceId, sha256 }).executeTakeFirst();
    if (known?.preview) return { sha256, preview: known.preview, stored: null };
    const stored = await findDocument(trx, { workspaceId, sha256 }).executeTakeFirst();
    return stored ? { sha256, preview: null, stored } : null;
  });
  if (!found) return failed(noSuchPaper);
  const { sha256, preview, stored } = found;
  if (preview) return ok(toPicture(preview));
  const mediaType = labelMediaType(stored.mediaType);
  const drawn =
    mediaType && (await drawPreview(renderer, { label: { bytes: stored.bytes, mediaType, sha256 }, widthPx: 480 }));
  const kept = drawn ?? new Uint8Array();
  await withWorkspace(db, workspaceId, (trx) => keepPreview(trx, { workspaceId, sha256, preview: kept }).execute());
  return ok(toPicture(kept));
}

/** Nothing drawn is remembered too: an empty picture. */
const toPicture = (png: Uint8Array) => ({ picture: png.length === 0 ? null : Buffer.from(png).toString('base64') });

const noSuchPaper: Problem = {
  code: 'document.notFound',
  message: 'This order has no such paper any more.',
  retry: 'never',
};
