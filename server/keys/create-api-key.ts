import { failed, ok, type Problem, type Result } from '../../nodes/problem';
import { withWorkspace } from '../db/with-workspace';
import { isAbove, type Member, type Role } from '../workspaces/member';
import { recordAudit } from '../workspaces/record-audit';
import type { World } from '../workspaces/world';
import { hashKeyToken, hintOf, newKeyToken } from './key-token';

export interface NewKey {
  readonly name: string;
  readonly role: Role;
  /** How long it is good; null: until it is revoked. */
  readonly days: number | null;
}

export interface MadeKey {
  readonly id: string;
  /** Shown this once: it is kept nowhere. */
  readonly key: string;
}

const dayMs = 24 * 60 * 60 * 1000;
const mostKeys = 50;

/** Makes a key for a program. It may do what its role may, and never more than whoever made it may at that moment. */
export async function createApiKey(
  { db, newId, now }: Pick<World, 'db' | 'newId' | 'now'>,
  { member, name, role, days }: NewKey & { member: Member },
): Promise<Result<MadeKey>> {
  if (isAbove(role, member.role)) return failed(roleAbove);
  const { workspaceId, userId } = member;
  const key = newKeyToken();
  const id = newId();
  const at = now();
  const expires = days === null ? null : new Date(at.getTime() + days * dayMs);
  return withWorkspace(db, workspaceId, async (trx) => {
    const { count } = await trx
      .selectFrom('api_key')
      .select(({ fn }) => fn.countAll<string>().as('count'))
      .where('workspace_id', '=', workspaceId)
      .where('revoked_at', 'is', null)
      .executeTakeFirstOrThrow();
    if (Number(count) >= mostKeys) return failed(tooMany);
    const made = { created_by: userId, created_at: at, expires_at: expires };
    const secret = { key_hash: hashKeyToken(key) ?? '', hint: hintOf(key) };
    await trx
      .insertInto('api_key')
      .values({ workspace_id: workspaceId, id, name, role, ...secret, ...made })
      .execute();
    const after = { name, role, expiresAt: expires?.toISOString() ?? null };
    await recordAudit(trx, { member, deed: { action: 'apiKey.created', target: id, after } });
    return ok({ id, key });
  });
}

const roleAbove: Problem = {
  code: 'apiKey.forbidden',
  message: 'A key cannot do more than you may do yourself.',
  advice: 'Choose your own role or one below it.',
  subject: 'role',
  retry: 'never',
};

const tooMany: Problem = {
  code: 'apiKey.tooMany',
  message: `There are ${mostKeys} keys already.`,
  advice: 'Revoke those nobody uses any more.',
  retry: 'never',
};
