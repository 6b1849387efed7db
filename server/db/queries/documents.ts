import { sql } from 'kysely';
import type { Trx } from '../with-workspace';

export interface NewDocument {
  readonly sha256: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
  readonly wrapping: readonly string[] | null;
  readonly pages: number | null;
  readonly widthMm: number | null;
  readonly heightMm: number | null;
  /** Dots per inch of a picture that says so; null for everything else. */
  readonly dpi: number | null;
}

/** Stores bytes under their name; bytes that are there already stay as they are, and count as young again. */
export const insertDocument = (trx: Trx, { workspaceId, document }: { workspaceId: string; document: NewDocument }) =>
  trx
    .insertInto('document')
    .values({
      workspace_id: workspaceId,
      sha256: document.sha256,
      media_type: document.mediaType,
      bytes: Buffer.from(document.bytes),
      wrapping: document.wrapping && [...document.wrapping],
      pages: document.pages,
      width_mm: document.widthMm,
      height_mm: document.heightMm,
      dpi: document.dpi,
    })
    .onConflict((conflict) => conflict.columns(['workspace_id', 'sha256']).doUpdateSet({ created_at: sql`now()` }));

export const findDocument = (trx: Trx, { workspaceId, sha256 }: { workspaceId: string; sha256: string }) =>
  trx
    .selectFrom('document')
    .select(['sha256', 'media_type as mediaType', 'bytes', 'pages', 'width_mm as widthMm', 'height_mm as heightMm'])
    .where('workspace_id', '=', workspaceId)
    .where('sha256', '=', sha256);

export const findPreview = (trx: Trx, { workspaceId, sha256 }: { workspaceId: string; sha256: string }) =>
  trx.selectFrom('document').select('preview').where('workspace_id', '=', workspaceId).where('sha256', '=', sha256);

export const keepPreview = (
  trx: Trx,
  { workspaceId, sha256, preview }: { workspaceId: string; sha256: string; preview: Uint8Array },
) =>
  trx
    .updateTable('document')
    .set({ preview: Buffer.from(preview) })
    .where('workspace_id', '=', workspaceId)
    .where('sha256', '=', sha256);
