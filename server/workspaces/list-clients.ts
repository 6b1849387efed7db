import { type ClientCounts, countClients, findSources } from '../db/queries/clients';
import { findMemberships } from '../db/queries/membership-view';
import { type Trx, withUser, withWorkspace } from '../db/with-workspace';
import { groupBy } from '../group-by';
import { type Baseline, isQuiet } from '../health/quiet';
import { readBaselines } from '../health/read-baselines';
import { startOfDay } from '../health/start-of-day';
import { Role } from './member';
import type { World } from './world';

export interface ClientRow {
  readonly slug: string;
  readonly name: string;
  readonly role: Role;
  readonly isConsultant: boolean;
  readonly state: 'new' | 'flowing' | 'needsFix' | 'stopped';
  readonly ordersToday: number;
  readonly needsFix: number;
  readonly held: number;
  /** What the orders that need a fix are worth, the largest first. */
  readonly value: readonly { readonly currency: string; readonly amount: string }[];
  /** The earliest moment one of them must be shipped by. */
  readonly shipBy: string | null;
  /** Connections whose account needs attention. */
  readonly attention: number;
  /** Sources that are silent for longer than by chance, by name. */
  readonly quiet: readonly string[];
}

export interface ClientPlace {
  readonly workspaceId: string;
  readonly slug: string;
  readonly workspaceName: string;
  readonly role: Role;
  readonly isConsultant: boolean;
}

/** The workspaces somebody looks after: as owner or admin of them, or as a consultant. */
export async function findClientPlaces(
  { db, now }: Pick<World, 'db' | 'now'>,
  { userId }: { userId: string },
): Promise<ClientPlace[]> {
  const rows = await withUser(db, userId, (trx) => findMemberships(trx, { userId, now: now() }).execute());
  return rows
    .map(({ name, role, until, ...row }) => ({
      ...row,
      workspaceName: name,
      role: Role.parse(role),
      isConsultant: until !== null,
    }))
    .filter(({ role, isConsultant }) => role === 'owner' || role === 'admin' || isConsultant);
}

/** How every client stands, the one that most needs somebody first. @param timeZone in which "today" has begun */
export async function listClients(
  world: Pick<World, 'db' | 'now'>,
  { userId, timeZone }: { userId: string; timeZone: string },
): Promise<ClientRow[]> {
  const places = await findClientPlaces(world, { userId });
  if (places.length === 0) return [];
  const ids = places.map(({ workspaceId }) => workspaceId);
  const now = world.now();
  // Side by side: neither needs what the other one reads, and both go through much.
  const [counts, quiet] = await Promise.all([
    withWorkspace(world.db, ids, (trx) => countClients(ids, { today: startOfDay(now, timeZone) }).execute(trx)),
    withWorkspace(world.db, ids, (trx) => findQuiet(trx, { ids, now })),
  ]);
  const byId = new Map(counts.rows.map((row) => [row.workspaceId, row]));
  return places
    .flatMap((place) => {
      const found = byId.get(place.workspaceId);
      return found ? [toRow(place, { found, silent: quiet.get(place.workspaceId) ?? [] })] : [];
    })
    .toSorted(byUrgency);
}

function toRow(place: ClientPlace, { found, silent }: { found: ClientCounts; silent: readonly string[] }): ClientRow {
  const { slug, workspaceName, role, isConsultant } = place;
  const { ordersToday, needsFix, held, attention, connections, liveFlows } = found;
  return {
    slug,
    name: workspaceName,
    role,
    isConsultant,
    ordersToday,
    needsFix,
    held,
    attention,
    value: found.value ?? [],
    shipBy: found.shipBy?.toISOString() ?? null,
    quiet: silent,
    state: stateOf({ connections, liveFlows, needsFix, attention: attention + silent.length }),
  };
}

/** Even a source of an order a second is not missed sooner. */
const shortestMs = 5 * 60_000;

/** Names of the sources that are silent for longer than by chance, by workspace. */
async function findQuiet(
  trx: Trx,
  { ids, now }: { ids: readonly string[]; now: Date },
): Promise<ReadonlyMap<string, readonly string[]>> {
  const sources = (await findSources(ids).execute(trx)).rows;
  // How one is wont to be is only asked of those that have not been heard of just now.
  const unheard = sources.filter(
    ({ lastReceivedAt: last }) => last !== null && now.getTime() - last.getTime() > shortestMs,
  );
  const places = [...new Set(unheard.map(({ workspaceId }) => workspaceId))];
  const baselines = places.length > 0 ? await readBaselines(trx, places) : new Map<string, Baseline>();
  const silent = unheard.filter(({ id, lastReceivedAt: since }) => isQuiet(baselines.get(id), { since, now }));
  return groupBy(silent, { key: ({ workspaceId }) => workspaceId, value: ({ name }) => name });
}

function stateOf({
  connections,
  liveFlows,
  needsFix,
  attention,
}: Readonly<Record<'connections' | 'liveFlows' | 'needsFix' | 'attention', number>>): ClientRow['state'] {
  if (connections === 0) return 'new';
  if (liveFlows === 0) return 'stopped';
  return needsFix > 0 || attention > 0 ? 'needsFix' : 'flowing';
}

/** What must be shipped first, then what stands, then what has the most to fix; those that are well by name. */
function byUrgency(a: ClientRow, b: ClientRow): number {
  const deadline = (row: ClientRow) => (row.shipBy === null ? Number.POSITIVE_INFINITY : Date.parse(row.shipBy));
  const soon = Math.sign(deadline(a) - deadline(b)) || 0;
  return soon || rank[a.state] - rank[b.state] || b.needsFix - a.needsFix || a.name.localeCompare(b.name);
}
const rank = { needsFix: 0, stopped: 1, flowing: 2, new: 3 } as const;
