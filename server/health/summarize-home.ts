import { findCapability } from '../../nodes/capability';
import type { ConnectionFacts } from '../../nodes/contract';
import { loadConnectionFacts } from '../connections/connection-facts';
import { countStretches } from '../db/queries/dashboard';
import { countHome } from '../db/queries/home-view';
import { withWorkspace } from '../db/with-workspace';
import type { Member } from '../workspaces/member';
import type { World } from '../workspaces/world';
import { type FirstStep, firstSteps } from './first-steps';
import { type HomeConnection, readConnections } from './home-connections';
import { type ProblemGroup, readProblemGroups } from './list-problem-groups';
import { type Flowing, readFlowing } from './read-flowing';
import { readStoppedAccounts, type StoppedAccount } from './read-stopped-accounts';
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
  /** Orders in and out: the last 24 hours, or 7 or 30 days of the reader's; oldest first. */
  readonly stretches: readonly { readonly start: string; readonly in: number; readonly out: number }[];
  readonly flowing: Flowing;
  readonly connections: readonly HomeConnection[];
  /** Accounts that have to be connected again. */
  readonly stopped: readonly StoppedAccount[];
  /** Those that matter most, the most pressing first. */
  readonly problems: readonly ProblemGroup[];
  /** How many causes there are in all. */
  readonly causes: number;
  /** When the reader's day began, and the last 24 hours: to open the orders behind a number. */
  readonly since: { readonly today: string; readonly day: string };
  readonly firstSteps: readonly FirstStep[];
}

export type Range = 'day' | 'week' | 'month';
const ranges: Readonly<Record<Range, { readonly unit: 'hour' | 'day'; readonly count: number }>> = {
  day: { unit: 'hour', count: 24 },
  week: { unit: 'day', count: 7 },
  month: { unit: 'day', count: 30 },
};

/** As many as one takes in at a glance; the others are a click away. */
const shownGroups = 3;
const minuteMs = 60 * 1000;
const dayMs = 24 * 60 * minuteMs;

/** Everything the first page shows, in one transaction. @param timeZone in which "today" has begun */
export async function summarizeHome(
  world: World,
  { member, timeZone, range = 'day' }: { member: Member; timeZone: string; range?: Range },
): Promise<HomeSummary> {
  const { workspaceId, slug } = member;
  const now = world.now();
  // To the minute, so that the address behind a number stays the same while one looks at it.
  const since = new Date(Math.floor(now.getTime() / minuteMs) * minuteMs - dayMs);
  return withWorkspace(world.db, workspaceId, async (trx) => {
    const today = startOfDay(now, timeZone);
    const counts = (await countHome({ workspaceId, since, today }).execute(trx)).rows[0];
    if (!counts) throw new Error('Counting answers one row.');
    const stretches = (await countStretches({ workspaceId, timeZone, ...ranges[range] }).execute(trx)).rows;
    const facts = await loadConnectionFacts({ trx, connectors: world.connectors }, { workspaceId });
    const stopped = await readStoppedAccounts(trx, { workspaceId });
    const { groups, causes } = await readProblemGroups(trx, { workspaceId, role: member.role, limit: shownGroups });
    const connections = await readConnections(trx, { workspaceId, now, facts });
    const quiet = connections.flatMap((one) => (one.quiet ? [one.name] : []));
    return {
      sentence: sayHome({ ...counts, stopped: stopped.map(({ name }) => name), quiet }),
      ordersToday: counts.ordersToday,
      needsFix: counts.needsFix,
      waiting: counts.waiting,
      held: counts.held,
      published24h: counts.published24h,
      stretches: stretches.map((one) => ({ ...one, start: one.start.toISOString() })),
      flowing: await readFlowing(trx, { workspaceId }),
      connections,
      stopped,
      problems: groups,
      causes,
      since: { today: today.toISOString(), day: since.toISOString() },
      firstSteps: firstSteps({ ...counts, ...directionsOf(facts) }, slug),
    };
  });
}

function directionsOf(facts: readonly ConnectionFacts[]) {
  const can = (direction: 'in' | 'out') =>
    facts.some(({ capabilities }) => findCapability(capabilities, { operation: 'order', direction }) !== undefined);
  return { hasSource: can('in'), hasDestination: can('out') };
}
