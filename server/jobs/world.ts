import type { Connector, Http } from '../connectors/contract';
import type { Db } from '../db/connection';
import type { HttpRules } from '../http/guarded-http';
import type { Log } from '../log';

/** A connection's row as far as opening its credentials needs it. */
export interface SealedConnection {
  readonly workspaceId: string;
  readonly id: string;
  readonly sealed: string | null;
}

/** Everything jobs and the inbox reach the outside by. Tests hand in their own clock, connectors and network. */
export interface World {
  readonly db: Db;
  readonly log: Log;
  readonly connectors: ReadonlyMap<string, Connector>;
  /** Opens sealed credentials. @throws when the key they were sealed with is gone. */
  readonly openCredentials: (connection: SealedConnection) => Promise<Record<string, unknown>>;
  readonly http: (rules: HttpRules) => Http;
  readonly now: () => Date;
}
