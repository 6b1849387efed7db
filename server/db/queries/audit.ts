import { sql } from 'kysely';
import type { Trx } from '../with-workspace';

export interface AuditSearch {
  readonly workspaceId: string;
  /** Account id of who did it. */
  readonly actor?: string | undefined;
  /** What it was done to, as its action begins: "flow", "member"; or "denied". */
  readonly about?: string | undefined;
  /** Only lines older than this one. */
  readonly before?: string | undefined;
  readonly limit: number;
}

/** Lines of the trail, newest first. Reads the primary key backwards. */
export function findAuditEntries(trx: Trx, { workspaceId, actor, about, before, limit }: AuditSearch) {
  let query = trx
    .selectFrom('audit_entry as entry')
    .leftJoin('auth_user as person', 'person.id', 'entry.actor')
    .leftJoin('auth_user as patron', 'patron.id', 'entry.on_behalf_of')
    .leftJoin('api_key', (join) =>
      join.onRef('api_key.workspace_id', '=', 'entry.workspace_id').onRef('api_key.id', '=', 'entry.api_key_id'),
    )
    .select(['entry.id', 'entry.at', 'entry.actor', 'person.name as actorName', 'person.email as actorEmail'])
    .select('api_key.name as key')
    .select(['entry.action', 'entry.target', 'entry.before', 'entry.after', 'entry.address'])
    .select('patron.name as onBehalfOf')
    .where('entry.workspace_id', '=', workspaceId)
    .orderBy('entry.id', 'desc')
    .limit(limit);
  if (actor !== undefined) query = query.where('entry.actor', '=', actor);
  if (about !== undefined) {
    query = query.where(({ or, eb }) => or([eb('action', '=', about), eb('action', 'like', `${about}.%`)]));
  }
  if (before !== undefined) query = query.where('entry.id', '<', before);
  return query;
}

/** Everybody who stands in the trail, by name. Steps through index audit_entry_actor from one to the next. */
export const findActors = ({ workspaceId }: { workspaceId: string }) => sql<{ userId: string; name: string }>`
  with recursive found as (
    (select actor from audit_entry where workspace_id = ${workspaceId} and actor is not null order by actor limit 1)
    union all
    select (select actor from audit_entry where workspace_id = ${workspaceId} and actor > found.actor order by actor limit 1)
    from found where found.actor is not null
  )
  select person.id as "userId", person.name from found join auth_user person on person.id = found.actor order by person.name, person.id`;
