import { cutPage, decodePageEnd } from '../db/keyset';
import { listOpenAlerts, listPastAlerts } from '../db/queries/alerts';
import { withWorkspace } from '../db/with-workspace';
import type { Member } from '../workspaces/member';
import type { World } from '../workspaces/world';
import { type AlertView, toView } from './alert-view';

/** Every alert that is open, the newest first. */
export async function listOpen(
  { db, now }: Pick<World, 'db' | 'now'>,
  { workspaceId }: Pick<Member, 'workspaceId'>,
): Promise<AlertView[]> {
  const rows = await withWorkspace(db, workspaceId, (trx) => listOpenAlerts(trx, { workspaceId }).execute());
  return rows.map((row) => toView(row, now()));
}

interface PastRequest {
  readonly member: Pick<Member, 'workspaceId'>;
  readonly cursor: string | null;
  readonly limit: number;
}

/** A page of the alerts that are over, the last three months of them. */
export async function listPast(
  { db, now }: Pick<World, 'db' | 'now'>,
  { member: { workspaceId }, cursor, limit }: PastRequest,
): Promise<{ rows: AlertView[]; nextCursor: string | null }> {
  const end = cursor === null ? null : decodePageEnd(cursor);
  const found = await withWorkspace(db, workspaceId, (trx) =>
    listPastAlerts(trx, { workspaceId, end, limit: limit + 1 }).execute(),
  );
  const { rows, nextCursor } = cutPage(found, limit);
  return { rows: rows.map(({ exactAt: _, ...row }) => toView(row, now())), nextCursor };
}
