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
    .leftJoin('api_key', (join) =>
      join.onRef('api_key.workspace_id', '=', 'entry.workspace_id').onRef('api_key.id', '=', 'entry.api_key_id'),
    )
    .select(['entry.id', 'entry.at', 'entry.actor', 'person.name as actorName', 'person.email as actorEmail'])
    .select('api_key.name as key')
    .select(['entry.action', 'entry.target', 'entry.before', 'entry.after', 'entry.address'])
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
