import { sql } from 'kysely';
import type { Trx } from '../with-workspace';
import { owesSecondStep } from './membership-view';

/** The key of this hash, while it is good. Needs the scope of `withApiKey`. */
export const findApiKey = (trx: Trx, { keyHash, now }: { keyHash: string; now: Date }) =>
  trx
    .selectFrom('api_key')
    .select([
      'id',
      'workspace_id as workspaceId',
      'name',
      'role',
      'created_by as createdBy',
      'last_used_at as lastUsedAt',
    ])
    .where('key_hash', '=', keyHash)
    .where('revoked_at', 'is', null)
    .where(({ or, eb }) => or([eb('expires_at', 'is', null), eb('expires_at', '>', now)]));

/** For whom a key acts: its maker's own place in the workspace, while they have one that is theirs to stay. */
export const findKeyMaker = (trx: Trx, { workspaceId, userId }: { workspaceId: string; userId: string }) =>
  trx
    .selectFrom('member')
    .innerJoin('workspace', 'workspace.id', 'member.workspace_id')
    .innerJoin('auth_user as person', 'person.id', 'member.user_id')
    .select([
      'workspace.slug',
      'workspace.name as workspaceName',
      'member.role',
      'person.name as userName',
      'person.email',
    ])
    .where('member.workspace_id', '=', workspaceId)
    .where('member.user_id', '=', userId)
    .where('member.until', 'is', null)
    .where(sql<boolean>`not (${owesSecondStep})`);

/** At most one write a minute, however busy a key is. */
export const noteKeyUse = (trx: Trx, { workspaceId, keyId, now }: { workspaceId: string; keyId: string; now: Date }) =>
  trx
    .updateTable('api_key')
    .set({ last_used_at: now })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', keyId)
    .where(({ or, eb }) =>
      or([eb('last_used_at', 'is', null), eb('last_used_at', '<', new Date(now.getTime() - 60_000))]),
    );

/** Keys nobody has revoked, the newest first, with whether their makers are still here. */
export const findApiKeys = (trx: Trx, { workspaceId }: { workspaceId: string }) =>
  trx
    .selectFrom('api_key as key')
    .innerJoin('workspace', 'workspace.id', 'key.workspace_id')
    .leftJoin('auth_user as person', 'person.id', 'key.created_by')
    .leftJoin('member', (join) =>
      join
        .onRef('member.workspace_id', '=', 'key.workspace_id')
        .onRef('member.user_id', '=', 'key.created_by')
        .on('member.until', 'is', null),
    )
    .select(['key.id', 'key.name', 'key.role', 'key.hint', 'key.created_at as createdAt', 'person.name as createdBy'])
    .select(['key.expires_at as expiresAt', 'key.last_used_at as lastUsedAt'])
    .select([sql<boolean>`member.user_id is not null`.as('hasMaker'), owesSecondStep.as('owesSecondStep')])
    .where('key.workspace_id', '=', workspaceId)
    .where('key.revoked_at', 'is', null)
    .orderBy('key.created_at', 'desc')
    .orderBy('key.id');
