import { findCapability } from '../../nodes/capability';
import type { ConnectionFacts } from '../../nodes/contract';
import { loadConnectionFacts } from '../connections/connection-facts';
import { ConnectionState } from '../connections/list-connections';
import { countHome, countHours, countMessages } from '../db/queries/home-view';
import { type Trx, withWorkspace } from '../db/with-workspace';
import type { Member } from '../workspaces/member';
import type { World } from '../workspaces/world';
import { type FirstStep, firstSteps } from './first-steps';
import { type ProblemGroup, readProblemGroups } from './list-problem-groups';
import { sayHome } from './say-home';
import { startOfDay } from './start-of-day';

export interface HomeSummary {
  /** The state of things in one sentence. */
  readonly sentence: string;
  readonly ordersToday: number;
  readonly needsFix: number;
  readonly waiting: number;
  readonly held: number;
  readonly published24h: number;
  /** The last 24 hours, oldest first. */
  readonly perHour: readonly { readonly hour: string; readonly in: number; readonly out: number }[];
  readonly connections: readonly HomeConnection[];
  /** The three that matter most. */
  readonly problems: readonly ProblemGroup[];
  readonly firstSteps: readonly FirstStep[];
}

export interface HomeConnection {
  readonly id: string;
  readonly name: string;
  readonly connector: string;
  readonly kind: 'marketplace' | 'shop' | 'any';
  readonly state: ConnectionState;
  readonly lastReceivedAt: string | null;
  readonly lastPollAt: string | null;
  /** Messages received per hour over the last 24 hours, oldest first. */
  readonly perHour: readonly number[];
}

const dayMs = 24 * 60 * 60 * 1000;

/** Everything the first page shows, in one transaction. @param timeZone in which "today" has begun */
export async function summarizeHome(
  world: World,
  { member, timeZone }: { member: Member; timeZone: string },
): Promise<HomeSummary> {
  const { workspaceId, slug } = member;
  const now = world.now();
  const since = new Date(now.getTime() - dayMs);
  return withWorkspace(world.db, workspaceId, async (trx) => {
    const today = startOfDay(now, timeZone);
    const counts = (await countHome({ workspaceId, since, today }).execute(trx)).rows[0];
    if (!counts) throw new Error('Counting answers one row.');
    const hours = (await countHours({ workspaceId, since }).execute(trx)).rows;
    const facts = await loadConnectionFacts({ trx, connectors: world.connectors }, { workspaceId });
    const problems = await readProblemGroups(trx, { workspaceId });
    return {
      sentence: sayHome(counts),
      ordersToday: counts.ordersToday,
      needsFix: counts.needsFix,
      waiting: counts.waiting,
      held: counts.held,
      published24h: counts.published24h,
      perHour: hours.map((one) => ({ ...one, hour: one.hour.toISOString() })),
      connections: await readConnections(trx, { workspaceId, since, facts, hours: hours.map(({ hour }) => hour) }),
      problems: problems.slice(0, 3),
      firstSteps: firstSteps({ ...counts, ...directionsOf(facts) }, slug),
    };
  });
}

function directionsOf(facts: readonly ConnectionFacts[]) {
  const can = (direction: 'in' | 'out') =>
    facts.some(({ capabilities }) => findCapability(capabilities, { operation: 'order', direction }) !== undefined);
  return { hasSource: can('in'), hasDestination: can('out') };
}

interface AboutConnections {
  readonly workspaceId: string;
  readonly since: Date;
  readonly facts: readonly ConnectionFacts[];
  readonly hours: readonly Date[];
}

async function readConnections(
  trx: Trx,
  { workspaceId, since, facts, hours }: AboutConnections,
): Promise<HomeConnection[]> {
  const rows = await trx
    .selectFrom('connection')
    .select(['id', 'state', 'last_received_at as lastReceivedAt', 'last_poll_at as lastPollAt'])
    .where('workspace_id', '=', workspaceId)
    .where('archived_at', 'is', null)
    .execute();
  const states = new Map(rows.map((row) => [row.id, row]));
  const messages = (await countMessages({ workspaceId, since }).execute(trx)).rows;
  const counts = new Map(messages.map(({ connectionId, hour, n }) => [`${connectionId} ${hour.getTime()}`, n]));
  return facts.map(({ id, name, channel, kind }) => ({
    id,
    name,
    connector: channel,
    kind,
    state: ConnectionState.parse(states.get(id)?.state),
    lastReceivedAt: states.get(id)?.lastReceivedAt?.toISOString() ?? null,
    lastPollAt: states.get(id)?.lastPollAt?.toISOString() ?? null,
    perHour: hours.map((hour) => counts.get(`${id} ${hour.getTime()}`) ?? 0),
  }));
}
