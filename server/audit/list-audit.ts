import { type AuditSearch, findAuditEntries } from '../db/queries/audit';
import { withWorkspace } from '../db/with-workspace';
import type { Member } from '../workspaces/member';
import type { World } from '../workspaces/world';

export interface AuditRow {
  readonly id: string;
  readonly at: string;
  /** Null: Sluice itself, or an account that is gone. */
  readonly who: string | null;
  readonly email: string | null;
  /** The owner in whose name somebody of Sluice's staff did it. */
  readonly onBehalfOf: string | null;
  /** Name of the API key that did it for them; null: they did it themselves. */
  readonly key: string | null;
  readonly action: string;
  readonly target: string | null;
  readonly before: unknown;
  readonly after: unknown;
  readonly address: string | null;
}

export interface AuditRequest {
  readonly member: Member;
  readonly search: Omit<AuditSearch, 'workspaceId'>;
}

/** A page of the trail: who did what to what, before and after, and what was refused. */
export async function listAudit(
  { db }: Pick<World, 'db'>,
  { member: { workspaceId }, search }: AuditRequest,
): Promise<{ rows: AuditRow[]; nextCursor: string | null }> {
  const { limit } = search;
  const found = await withWorkspace(db, workspaceId, (trx) =>
    findAuditEntries(trx, { ...search, workspaceId, limit: limit + 1 }).execute(),
  );
  const rows = found.slice(0, limit).map(({ at, actor: _, actorName, actorEmail, ...entry }) => ({
    ...entry,
    at: at.toISOString(),
    who: actorName,
    email: actorEmail,
  }));
  return { rows, nextCursor: found.length > limit ? (rows.at(-1)?.id ?? null) : null };
}
