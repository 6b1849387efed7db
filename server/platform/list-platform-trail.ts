import { findPlatformTrail } from '../db/queries/platform-view';
import { withPlatform } from '../db/with-workspace';
import type { World } from '../workspaces/world';

export interface TrailRow {
  readonly id: string;
  readonly at: string;
  readonly who: string | null;
  readonly email: string | null;
  readonly action: string;
  readonly target: string | null;
  readonly before: unknown;
  readonly after: unknown;
  readonly address: string | null;
}

interface Page {
  readonly userId: string;
  readonly before: string | null;
  readonly limit: number;
}

/** What those that run this installation did, newest first. Nobody can change it. */
export async function listPlatformTrail(
  { db }: Pick<World, 'db'>,
  { userId, before, limit }: Page,
): Promise<{ rows: TrailRow[]; nextCursor: string | null }> {
  const found = await withPlatform(db, userId, (trx) => findPlatformTrail(trx, { before, limit: limit + 1 }).execute());
  const rows = found.slice(0, limit).map((row) => ({ ...row, at: row.at.toISOString() }));
  return { rows, nextCursor: found.length > limit ? (rows.at(-1)?.id ?? null) : null };
}
