import { sql } from 'kysely';

export interface ProcessRow {
  readonly id: string;
  readonly kind: 'web' | 'worker';
  readonly host: string;
  readonly pid: number;
  readonly version: string;
}

/** "I live." By the database's clock, so that machines need not agree on the time. */
export const sayAlive = ({ id, kind, host, pid, version }: ProcessRow) => sql`
  insert into process (id, kind, host, pid, version) values (${id}, ${kind}, ${host}, ${pid}, ${version})
  on conflict (id) do update set seen_at = now()`;

export const sayGone = (id: string) => sql`delete from process where id = ${id}`;

/** Those that died without a word, once nobody looks for them any more. */
export const dropDead = sql`delete from process where seen_at < now() - interval '1 day'`;
