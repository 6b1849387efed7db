import { sql } from 'kysely';
import type { Trx } from '../with-workspace';

interface Named {
  readonly workspaceId: string;
  readonly connectionId: string;
  readonly name: string;
}

/** Whether this transaction is now the one that may renew the token; held until it ends. Never waits. */
export const tryToRenew = ({ workspaceId, connectionId, name }: Named) => sql<{ mayRenew: boolean }>`
  select pg_try_advisory_xact_lock(hashtextextended(${`${workspaceId} ${connectionId} ${name}`}, 4)) as "mayRenew"`;

/** A session that asks a channel while its transaction is open must not be ended for being idle. */
export const waitForChannel = sql`set local idle_in_transaction_session_timeout = '60s'`;

export const findToken = (trx: Trx, { workspaceId, connectionId, name }: Named) =>
  trx
    .selectFrom('channel_token')
    .select('sealed')
    .where('workspace_id', '=', workspaceId)
    .where('connection_id', '=', connectionId)
    .where('name', '=', name);

export const keepToken = (trx: Trx, { workspaceId, connectionId, name, sealed }: Named & { readonly sealed: string }) =>
  trx
    .insertInto('channel_token')
    .values({ workspace_id: workspaceId, connection_id: connectionId, name, sealed })
    .onConflict((conflict) =>
      conflict
        .columns(['workspace_id', 'connection_id', 'name'])
        .doUpdateSet({ sealed: (eb) => eb.ref('excluded.sealed'), granted_at: sql<Date>`now()` }),
    );
