import { findApiKeys } from '../db/queries/api-keys';
import { withWorkspace } from '../db/with-workspace';
import { type Member, Role } from '../workspaces/member';
import type { World } from '../workspaces/world';

export interface ApiKeyRow {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  /** How it begins and ends. */
  readonly hint: string;
  readonly createdAt: string;
  /** For whom it acts; null: an account that is gone. */
  readonly createdBy: string | null;
  readonly expiresAt: string | null;
  readonly lastUsedAt: string | null;
  /** `orphaned`: whoever made it does not belong to the workspace any more, so it lets nobody in. */
  readonly state: 'good' | 'expired' | 'orphaned';
}

/** The keys of a workspace nobody has revoked. */
export async function listApiKeys(
  { db, now }: Pick<World, 'db' | 'now'>,
  { workspaceId }: Pick<Member, 'workspaceId'>,
): Promise<ApiKeyRow[]> {
  const rows = await withWorkspace(db, workspaceId, (trx) => findApiKeys(trx, { workspaceId }).execute());
  return rows.map(({ hasMaker, role, createdAt, expiresAt, lastUsedAt, ...row }) => ({
    ...row,
    role: Role.parse(role),
    createdAt: createdAt.toISOString(),
    expiresAt: expiresAt?.toISOString() ?? null,
    lastUsedAt: lastUsedAt?.toISOString() ?? null,
    state: !hasMaker ? 'orphaned' : expiresAt && expiresAt <= now() ? 'expired' : 'good',
  }));
}
