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
  /** Lets nobody in when its maker has left (`orphaned`) or is shut out until they set up a second step at sign-in (`shutOut`). */
  readonly state: 'good' | 'expired' | 'orphaned' | 'shutOut';
}

/** The keys of a workspace nobody has revoked. */
export async function listApiKeys(
  { db, now }: Pick<World, 'db' | 'now'>,
  { workspaceId }: Pick<Member, 'workspaceId'>,
): Promise<ApiKeyRow[]> {
  const rows = await withWorkspace(db, workspaceId, (trx) => findApiKeys(trx, { workspaceId }).execute());
  return rows.map(({ hasMaker, owesSecondStep, role, createdAt, expiresAt, lastUsedAt, ...row }) => ({
    ...row,
    role: Role.parse(role),
    createdAt: createdAt.toISOString(),
    expiresAt: expiresAt?.toISOString() ?? null,
    lastUsedAt: lastUsedAt?.toISOString() ?? null,
    state: stateOf({ hasMaker, owesSecondStep, hasRunOut: expiresAt !== null && expiresAt <= now() }),
  }));
}

function stateOf(key: { hasMaker: boolean; owesSecondStep: boolean; hasRunOut: boolean }): ApiKeyRow['state'] {
  if (!key.hasMaker) return 'orphaned';
  if (key.hasRunOut) return 'expired';
  return key.owesSecondStep ? 'shutOut' : 'good';
}
