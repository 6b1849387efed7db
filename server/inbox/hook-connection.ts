import type { Connector } from '../connectors/contract';
import { findByWebhookToken } from '../db/queries/connections';
import { withWebhookToken } from '../db/with-workspace';
import type { World } from '../jobs/world';
import { Recent } from './recent';

/** Whom a webhook address belongs to, ready to check signatures. */
export interface HookConnection {
  readonly workspaceId: string;
  readonly connectionId: string;
  readonly webhook: NonNullable<Connector['webhook']>;
  readonly credentials: Record<string, unknown>;
  readonly settings: Record<string, unknown>;
  /** The channel runs on this machine: the demo's own. */
  readonly mayLoopBack: boolean;
}

/** Finds a connection by the token in its webhook address; null for a token nobody has. Changes show after 5 s. */
export function createHookLookup(world: World): (token: string) => Promise<HookConnection | null> {
  const recent = new Recent<string, HookConnection | null>({ ms: 5_000, most: 10_000 });
  return (token) => recent.get(token, () => findHook(world, token));
}

/** @throws when the stored settings or credentials do not open or fit: the sender shall try again once we are mended. */
async function findHook(world: World, token: string): Promise<HookConnection | null> {
  const row = await withWebhookToken(world.db, token, (trx) => findByWebhookToken(trx, token).executeTakeFirst());
  const connector = world.connectors.get(row?.connector ?? '');
  if (!row || !connector?.webhook) return null;
  return {
    workspaceId: row.workspaceId,
    connectionId: row.id,
    webhook: connector.webhook,
    credentials: connector.credentials.parse(await world.openCredentials(row)),
    settings: connector.settings.parse(row.settings),
    mayLoopBack: connector.loopback === true,
  };
}
