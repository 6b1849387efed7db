import { sql } from 'kysely';
import type { Trx } from '../with-workspace';

interface OneTemplate {
  readonly workspaceId: string;
  readonly kind: string;
}

export const findTemplate = (trx: Trx, { workspaceId, kind }: OneTemplate) =>
  trx
    .selectFrom('paper_template')
    .select(['source', 'paper', 'updated_at as updatedAt'])
    .where('workspace_id', '=', workspaceId)
    .where('kind', '=', kind);

export const saveTemplate = (
  trx: Trx,
  { workspaceId, kind, source, paper }: OneTemplate & { readonly source: string; readonly paper: string },
) =>
  trx
    .insertInto('paper_template')
    .values({ workspace_id: workspaceId, kind, source, paper })
    .onConflict((conflict) =>
      conflict.columns(['workspace_id', 'kind']).doUpdateSet({ source, paper, updated_at: sql<Date>`now()` }),
    );

export const dropTemplate = (trx: Trx, { workspaceId, kind }: OneTemplate) =>
  trx.deleteFrom('paper_template').where('workspace_id', '=', workspaceId).where('kind', '=', kind);
