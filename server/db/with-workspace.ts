import { sql, type Transaction } from 'kysely';
import type { Db } from './connection';
import type { DB } from './database';

declare const scoped: unique symbol;

/** A transaction that may see the workspaces it was opened for. Every query in db/queries takes one. */
export type Trx = Transaction<DB> & { readonly [scoped]: true };

type Work<T> = (trx: Trx) => Promise<T>;

/** Runs `work` in one transaction that sees these workspaces and no other. */
// biome-ignore lint/complexity/useMaxParams: read as one sentence, "with this database, in this workspace, do"
export const withWorkspace = <T>(db: Db, workspaces: string | readonly string[], work: Work<T>): Promise<T> =>
  inScope(db, { setting: 'app.workspaces', value: [workspaces].flat().join(','), work });

/** Sees the memberships of one person and the workspaces they belong to, before one of them is chosen. */
// biome-ignore lint/complexity/useMaxParams: as withWorkspace
export const withUser = <T>(db: Db, userId: string, work: Work<T>): Promise<T> =>
  inScope(db, { setting: 'app.user', value: userId, work });

/** Sees the one connection that has this webhook token. */
// biome-ignore lint/complexity/useMaxParams: as withWorkspace
export const withWebhookToken = <T>(db: Db, token: string, work: Work<T>): Promise<T> =>
  inScope(db, { setting: 'app.webhook_token', value: token, work });

/** Sees the one invitation whose link has this token. */
// biome-ignore lint/complexity/useMaxParams: as withWorkspace
export const withInvitation = <T>(db: Db, tokenHash: string, work: Work<T>): Promise<T> =>
  inScope(db, { setting: 'app.invitation', value: tokenHash, work });

/** Sees the one API key that has this hash. */
// biome-ignore lint/complexity/useMaxParams: as withWorkspace
export const withApiKey = <T>(db: Db, keyHash: string, work: Work<T>): Promise<T> =>
  inScope(db, { setting: 'app.api_key', value: keyHash, work });

/** Sees which workspaces exist and nothing in them: for the worker to take turns. */
export const withWorker = <T>(db: Db, work: Work<T>): Promise<T> =>
  inScope(db, { setting: 'app.worker', value: 'on', work });

/** May ask the platform's own functions, when the person is a platform admin; sees no row of any workspace. */
// biome-ignore lint/complexity/useMaxParams: as withWorkspace
export const withPlatform = <T>(db: Db, userId: string, work: Work<T>): Promise<T> =>
  inScope(db, { setting: 'app.platform', value: userId, work });

interface Scoped<T> {
  readonly setting:
    | 'app.workspaces'
    | 'app.platform'
    | 'app.user'
    | 'app.worker'
    | 'app.webhook_token'
    | 'app.invitation'
    | 'app.api_key';
  readonly value: string;
  readonly work: Work<T>;
}

/** The setting is local to the transaction, so a pooled connection never carries a scope into the next one. */
const inScope = <T>(db: Db, { setting, value, work }: Scoped<T>): Promise<T> =>
  db.transaction().execute(async (trx) => {
    await sql`select set_config(${setting}, ${value}, true)`.execute(trx);
    return work(trx as Trx);
  });
