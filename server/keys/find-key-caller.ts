import { findApiKey, findKeyMaker, noteKeyUse } from '../db/queries/api-keys';
import { withApiKey, withWorkspace } from '../db/with-workspace';
import { lowerOf, type Member, Role } from '../workspaces/member';
import type { World } from '../workspaces/world';
import { hashKeyToken } from './key-token';

export interface KeyCaller {
  readonly member: Member & { readonly apiKeyId: string };
  /** Whoever made the key. */
  readonly account: { readonly id: string; readonly name: string; readonly email: string };
}

/**
 * Whom a key lets act, read from the database for this very request: a key revoked a second ago lets nobody in, and neither does one whose
 * maker has left. Null for every other text.
 */
export async function findKeyCaller(
  { db, now }: Pick<World, 'db' | 'now'>,
  { token, address }: { token: string; address: string | null },
): Promise<KeyCaller | null> {
  const keyHash = hashKeyToken(token);
  if (keyHash === null) return null;
  const at = now();
  const key = await withApiKey(db, keyHash, (trx) => findApiKey(trx, { keyHash, now: at }).executeTakeFirst());
  if (!key?.createdBy) return null;
  const { workspaceId, createdBy: userId, id: apiKeyId } = key;
  return withWorkspace(db, workspaceId, async (trx) => {
    const maker = await findKeyMaker(trx, { workspaceId, userId }).executeTakeFirst();
    if (!maker) return null;
    if (isStale(key.lastUsedAt, at)) await noteKeyUse(trx, { workspaceId, keyId: apiKeyId, now: at }).execute();
    const { slug, workspaceName, userName, email } = maker;
    const role = lowerOf(Role.parse(key.role), Role.parse(maker.role));
    const place = { workspaceId, slug, workspaceName, role, isConsultant: false };
    return {
      member: { ...place, userId, userName, apiKeyId, address },
      account: { id: userId, name: userName, email },
    };
  });
}

const isStale = (lastUsedAt: Date | null, now: Date) =>
  lastUsedAt === null || now.getTime() - lastUsedAt.getTime() > 60_000;
