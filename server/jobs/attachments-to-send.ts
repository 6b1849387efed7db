import type { Message } from '../../nodes/order/message';
import { failed, ok, type Problem, type Result } from '../../nodes/problem';
import type { Attachment } from '../connectors/send-message';
import { findDocument } from '../db/queries/documents';
import { withWorkspace } from '../db/with-workspace';
import { extensionOf, labelMediaType } from '../labels/media-type';
import type { World } from './world';

type Named = (Message & { readonly kind: 'email' })['attachments'];

/** The files behind an email's attachments. Byte for byte what is stored. */
export async function loadAttachments(
  { db }: Pick<World, 'db'>,
  { workspaceId, named, number }: { workspaceId: string; named: Named; number: string },
): Promise<Result<readonly Attachment[]>> {
  const attachments: Attachment[] = [];
  for (const { sha256, fileName } of named) {
    const row = await withWorkspace(db, workspaceId, (trx) =>
      findDocument(trx, { workspaceId, sha256 }).executeTakeFirst(),
    );
    if (!row) return failed(gone);
    const { mediaType, bytes } = row;
    const known = labelMediaType(mediaType);
    attachments.push({
      fileName: fileName ?? `label-${number}.${known ? extensionOf[known] : 'bin'}`,
      mediaType,
      bytes,
    });
  }
  return ok(attachments);
}

const gone: Problem = {
  code: 'email.attachmentGone',
  message: 'The label to attach is not kept any more.',
  advice: 'Ask the channel for the label again, then run the order again.',
  retry: 'never',
};
