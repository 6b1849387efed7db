import { z } from 'zod';
import { findCapability } from '../../nodes/capability';
import type { ConnectionFacts } from '../../nodes/contract';
import { ConnectionState } from '../connections/list-connections';
import { countMessages } from '../db/queries/home-view';
import { findLastChecks } from '../db/queries/source-checks';
import type { Trx } from '../db/with-workspace';
import { isQuiet, usualAt } from './quiet';
import { readBaselines } from './read-baselines';

const SourceCheck = z.object({
  /** Orders of its list that were compared. */
  seen: z.int(),
  /** Of those, not known to us: they were pulled in. */
  missing: z.int(),
  /** Known with other lines or another total: read again. */
  differing: z.int(),
  /** Why it could not be asked. */
  problem: z.string().nullable(),
  checkedAt: z.iso.datetime(),
});
type SourceCheck = z.infer<typeof SourceCheck>;

export interface HomeConnection {
  readonly id: string;
  readonly name: string;
  readonly connector: string;
  readonly kind: 'marketplace' | 'shop' | 'any';
  readonly state: ConnectionState;
  readonly lastReceivedAt: string | null;
  readonly lastPollAt: string | null;
  /** Set while it is silent for longer than by chance: so many orders it would have brought by now. */
  readonly quiet: { readonly expected: number } | null;
  /** How many orders it usually brings in this hour of the day; null while it is not known well enough, and of what brings none. */
  readonly usual: number | null;
  /** The last comparison of its own list with ours; null before the first. */
  readonly check: SourceCheck | null;
  /** Messages received per hour over the last 24 hours, oldest first. */
  readonly perHour: readonly number[];
}

interface About {
  readonly workspaceId: string;
  readonly now: Date;
  readonly facts: readonly ConnectionFacts[];
}

const hourMs = 60 * 60 * 1000;

/** Every connection at a glance: how its day was, and whether its silence is more than chance. */
export async function readConnections(trx: Trx, { workspaceId, now, facts }: About): Promise<HomeConnection[]> {
  const rows = await trx
    .selectFrom('connection')
    .select(['id', 'state', 'last_received_at as lastReceivedAt', 'last_poll_at as lastPollAt'])
    .where('workspace_id', '=', workspaceId)
    .where('archived_at', 'is', null)
    .execute();
  const states = new Map(rows.map((row) => [row.id, row]));
  const baselines = await readBaselines(trx, [workspaceId]);
  const { rows: checked } = await findLastChecks({ workspaceId }).execute(trx);
  const checks = new Map(checked.map(({ connectionId, last: found }) => [connectionId, SourceCheck.parse(found)]));
  const since = new Date(now.getTime() - 24 * hourMs);
  const messages = (await countMessages({ workspaceId, since }).execute(trx)).rows;
  const counts = new Map(messages.map(({ connectionId, hour, n }) => [`${connectionId} ${hour.getTime()}`, n]));
  const thisHour = Math.floor(now.getTime() / hourMs) * hourMs;
  const hours = Array.from({ length: 24 }, (_, index) => thisHour - (23 - index) * hourMs);
  return facts.map(({ id, name, channel, kind, capabilities }) => {
    const state = ConnectionState.parse(states.get(id)?.state);
    const last = states.get(id)?.lastReceivedAt ?? null;
    const listens = state === 'active' && findCapability(capabilities, { operation: 'order', direction: 'in' });
    return {
      id,
      name,
      connector: channel,
      kind,
      state,
      lastReceivedAt: last?.toISOString() ?? null,
      lastPollAt: states.get(id)?.lastPollAt?.toISOString() ?? null,
      usual: listens ? usualAt(baselines.get(id), now) : null,
      quiet: listens ? isQuiet(baselines.get(id), { since: last, now }) : null,
      check: checks.get(id) ?? null,
      perHour: hours.map((hour) => counts.get(`${id} ${hour}`) ?? 0),
    };
  });
}
