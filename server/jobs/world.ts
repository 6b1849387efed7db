import type { Connector, Http } from '../connectors/contract';
import type { Db } from '../db/connection';
import type { HttpRules } from '../http/guarded-http';
import type { Log } from '../log';
import type { Mailer } from '../mail/mailer';

/** A connection's row as far as opening its credentials needs it. */
export interface SealedConnection {
  readonly workspaceId: string;
  readonly id: string;
  readonly sealed: string | null;
}

/** For values beside a connection's credentials; what is sealed opens only for the same connection and name. */
export interface Seals {
  seal(name: string, value: Record<string, unknown>): string;
  open(name: string, sealed: string): Record<string, unknown>;
}

/** Everything jobs and the inbox reach the outside by. Tests hand in their own clock, connectors and network. */
export interface World {
  readonly db: Db;
  readonly log: Log;
  readonly connectors: ReadonlyMap<string, Connector>;
  /** Opens sealed credentials. @throws when the key they were sealed with is gone. */
  readonly openCredentials: (connection: SealedConnection) => Promise<Record<string, unknown>>;
  /** Seals what a connection's channel has granted, and opens it again. @throws when the key is gone. */
  readonly seals: (connection: Pick<SealedConnection, 'workspaceId' | 'id'>) => Promise<Seals>;
  readonly http: (rules: HttpRules) => Http;
  readonly now: () => Date;
  /** Where people and webhooks reach us. No slash at its end. */
  readonly publicUrl: string;
  /** Null: no mail server is set up. */
  readonly mailer: Mailer | null;
}
