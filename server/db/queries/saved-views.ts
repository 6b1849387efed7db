import { sql } from 'kysely';
import type { Trx } from '../with-workspace';

interface Mine {
  readonly workspaceId: string;
  readonly userId: string;
}

export const findViews = (trx: Trx, { workspaceId, userId, list }: Mine & { list: string }) =>
  trx
    .selectFrom('saved_view as view')
    .leftJoin('saved_view_default as chosen', (join) =>
      join
        .onRef('chosen.workspace_id', '=', 'view.workspace_id')
        .onRef('chosen.view_id', '=', 'view.id')
        .on('chosen.user_id', '=', userId),
    )
    .select(['view.id', 'view.name', 'view.query', 'view.shared as isShared'])
    .select([
      sql<boolean>`view.owner = ${userId}`.as('isMine'),
      sql<boolean>`chosen.view_id is not null`.as('isDefault'),
    ])
    .where('view.workspace_id', '=', workspaceId)
    .where('view.list', '=', list)
    .where((where) => where.or([where('view.owner', '=', userId), where('view.shared', '=', true)]))
    .orderBy(sql`lower(view.name)`)
    .limit(200);

export const insertView = (
  trx: Trx,
  view: Mine & { id: string; list: string; name: string; query: string; shared: boolean },
) =>
  trx
    .insertInto('saved_view')
    .values({
      workspace_id: view.workspaceId,
      id: view.id,
      list: view.list,
      name: view.name,
      query: view.query,
      shared: view.shared,
      owner: view.userId,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id');

/** Only one's own; the name of another view of one's own is refused by the index. */
export const changeView = (
  trx: Trx,
  {
    workspaceId,
    userId,
    id,
    changes,
  }: Mine & { id: string; changes: { name?: string; query?: string; shared?: boolean } },
) =>
  trx
    .updateTable('saved_view')
    .set(changes)
    .where('workspace_id', '=', workspaceId)
    .where('owner', '=', userId)
    .where('id', '=', id)
    .returning('id');

export const findNamesake = (trx: Trx, { workspaceId, userId, list, name }: Mine & { list: string; name: string }) =>
  trx
    .selectFrom('saved_view')
    .select('id')
    .where('workspace_id', '=', workspaceId)
    .where('owner', '=', userId)
    .where('list', '=', list)
    .where(sql<boolean>`lower(name) = lower(${name})`);

export const findView = (trx: Trx, { workspaceId, userId, id }: Mine & { id: string }) =>
  trx
    .selectFrom('saved_view')
    .select(['id', 'list', 'owner', 'name', 'shared'])
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .where((where) => where.or([where('owner', '=', userId), where('shared', '=', true)]));

export const dropView = (trx: Trx, { workspaceId, id }: { workspaceId: string; id: string }) =>
  trx.deleteFrom('saved_view').where('workspace_id', '=', workspaceId).where('id', '=', id);

export const chooseDefault = (trx: Trx, { workspaceId, userId, list, id }: Mine & { list: string; id: string }) =>
  trx
    .insertInto('saved_view_default')
    .values({ workspace_id: workspaceId, user_id: userId, list, view_id: id })
    .onConflict((conflict) => conflict.columns(['workspace_id', 'user_id', 'list']).doUpdateSet({ view_id: id }));

export const clearDefault = (trx: Trx, { workspaceId, userId, list }: Mine & { list: string }) =>
  trx
    .deleteFrom('saved_view_default')
    .where('workspace_id', '=', workspaceId)
    .where('user_id', '=', userId)
    .where('list', '=', list);
