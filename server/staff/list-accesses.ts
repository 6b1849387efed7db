import { findOpenAccesses } from '../db/queries/platform-access';
import { withWorkspace } from '../db/with-workspace';
import type { Member } from '../workspaces/member';
import type { World } from '../workspaces/world';

export interface AccessRow {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly reason: string;
  readonly askedAt: string;
  /** Null: an owner has to answer. */
  readonly visit: {
    readonly role: 'viewer' | 'editor';
    readonly until: string;
    readonly letInBy: string | null;
  } | null;
}

/** Who of Sluice's staff asks to be let in, and who is in. */
export async function listAccesses(
  { db, now }: Pick<World, 'db' | 'now'>,
  { workspaceId }: Pick<Member, 'workspaceId'>,
): Promise<AccessRow[]> {
  const rows = await withWorkspace(db, workspaceId, (trx) =>
    findOpenAccesses(trx, { workspaceId, now: now() }).execute(),
  );
  return rows.map(({ id, name, email, reason, askedAt, role, until, decidedBy }) => ({
    id,
    name,
    email,
    reason,
    askedAt: askedAt.toISOString(),
    visit:
      until === null
        ? null
        : { role: role === 'editor' ? 'editor' : 'viewer', until: until.toISOString(), letInBy: decidedBy },
  }));
}
