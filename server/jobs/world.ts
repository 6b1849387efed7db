import type { Connector, Http } from '../connectors/contract';
import type { Db } from '../db/connection';
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
  readonly openCredentials: (connection: SealedConnection) => Promise<Record<string, string>>;
  readonly http: (rules: HttpRules) => Http;
  readonly now: () => Date;
}

export interface HttpRules {
  /** The connection may speak to loopback, and without TLS: the demo's own channels. */
  readonly loopback: boolean;
  /** Ends every request of the call: the job's own end, or the time a delivery may take. */
  readonly signal?: AbortSignal;
  /** Is told every exchange, redacted and cut to size. */
  readonly record?: (exchange: Exchange) => void;
  /** Values that must not appear in a record. */
  readonly secrets?: readonly string[];
}

/** One request and its answer as a person may see them. */
export interface Exchange {
  readonly at: string;
  readonly ms: number;
  readonly method: string;
  readonly url: string;
  readonly request?: string;
  readonly status?: number;
  readonly response?: string;
  readonly error?: string;
}
