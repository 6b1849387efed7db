import type { Call, Http } from '../connectors/contract';
import type { SendMail } from '../connectors/send-message';
import { findConnection } from '../db/queries/connections';
import { withWorkspace } from '../db/with-workspace';
import type { HttpRules } from '../http/guarded-http';
import type { ConnectionJob } from './queues';
import { type LiveConnection, toLiveConnections } from './read-entries';
import { tokenKeeper } from './token-keeper';
import type { World } from './world';

/** A connection opened for calls. */
export interface OpenConnection extends LiveConnection {
  readonly workspaceId: string;
  readonly credentials: Record<string, unknown>;
  /** As they lie in the database: other credentials, another text. */
  readonly sealed: string | null;
  /** The connection's own secrets, to keep out of records. */
  readonly secrets: readonly string[];
}

export type ConnectionRow = NonNullable<Awaited<ReturnType<ReturnType<typeof findConnection>['executeTakeFirst']>>>;

/**
 * A connection's row made ready for calls: settings and credentials opened and checked by its connector. Null when this version does
 * not have the connector, or it cannot use the settings. @throws when the credentials do not open.
 */
export async function openConnection(world: World, row: ConnectionRow): Promise<OpenConnection | null> {
  const live = toLiveConnections([row], world).get(row.id);
  if (!live) return null;
  const credentials = live.connector.credentials.parse(await world.openCredentials(row));
  const secrets = Object.values(credentials).filter((value) => typeof value === 'string');
  return { ...live, workspaceId: row.workspaceId, credentials, sealed: row.sealed, secrets };
}

export const loadConnection = (world: World, job: ConnectionJob): Promise<ConnectionRow | undefined> =>
  withWorkspace(world.db, job.workspaceId, (trx) => findConnection(trx, job).executeTakeFirst());

export type AnyCall = Call<Record<string, unknown>, Record<string, unknown>>;

export const callWith = (
  world: World,
  { connection, http, mail }: { connection: OpenConnection; http: Http; mail?: SendMail },
): AnyCall => ({
  http,
  ...(mail && { mail }),
  connectionId: connection.id,
  credentials: connection.credentials,
  settings: connection.settings,
  now: world.now(),
  tokens: tokenKeeper(world, connection),
});

export const httpFor = (
  world: World,
  { connection, ...rules }: { connection: OpenConnection } & Pick<HttpRules, 'signal' | 'record' | 'deadline'>,
): Http => world.http({ loopback: connection.connector.loopback === true, secrets: connection.secrets, ...rules });
