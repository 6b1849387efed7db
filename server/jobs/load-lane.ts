import { z } from 'zod';
import { SkuMatch } from '../../nodes/order/sku-match';
import { readRules } from '../codemap/read-rules';
import type { CodeRules } from '../connectors/codes';
import { findSkuMap } from '../db/queries/sku-map';
import { withWorkspace } from '../db/with-workspace';
import { type SkuMatches, toMatches } from '../engine/sold-as';
import { UnknownSku } from '../engine/unknown-sku';
import { loadConnection, type OpenConnection, openConnection } from './open-connection';
import type { ConnectionJob } from './queues';
import type { World } from './world';

/** A connection made ready for sending; or the moment to look again, null when it is not for us to wait for. */
export type Lane =
  | {
      readonly kind: 'open';
      readonly connection: OpenConnection;
      readonly failures: number;
      readonly matches: SkuMatches;
      readonly unknownSku: UnknownSku;
      readonly codes: CodeRules;
    }
  | { readonly kind: 'closed'; readonly until: Date | null };

/** @throws when the credentials do not open: an outage of ours, and the bell goes on ringing. */
export async function loadLane(world: World, job: ConnectionJob): Promise<Lane> {
  const row = await loadConnection(world, job);
  if (!row || row.state !== 'active' || row.archivedAt) return { kind: 'closed', until: null };
  if (row.blockedUntil && row.blockedUntil > world.now()) return { kind: 'closed', until: row.blockedUntil };
  const connection = await openConnection(world, row);
  if (!connection) return { kind: 'closed', until: null };
  const { skus, codes } = await withWorkspace(world.db, job.workspaceId, async (trx) => ({
    skus: await findSkuMap(trx, job).execute(),
    codes: await readRules(trx, job),
  }));
  return {
    kind: 'open',
    connection,
    failures: row.failures,
    matches: toMatches(z.array(SkuMatch).parse(skus)),
    unknownSku: UnknownSku.parse(row.unknownSku),
    codes,
  };
}
