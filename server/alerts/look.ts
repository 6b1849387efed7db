import type { AlertKind, AlertTimes, AlertWhen } from '../../nodes/watch/alert-rule';
import type { Connector } from '../connectors/contract';
import type { Trx } from '../db/with-workspace';
import type { NamedRule } from './finding';

/** A look at one workspace. */
export interface Look {
  readonly trx: Trx;
  readonly connectors: ReadonlyMap<string, Connector>;
  readonly workspaceId: string;
  readonly now: Date;
}

/** What one rule asks, by its kind. */
export type Asked<Kind extends AlertKind> = Extract<AlertWhen, { kind: Kind }> & { readonly rule: NamedRule };

/** What comes of a look, and when people may be told. */
export interface Looking {
  readonly trx: Trx;
  readonly workspaceId: string;
  readonly now: Date;
  readonly times: AlertTimes;
}
