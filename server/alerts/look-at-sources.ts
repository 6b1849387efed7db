import { findCapability } from '../../nodes/capability';
import { findListening } from '../db/queries/alert-findings';
import { isQuiet } from '../health/quiet';
import { readBaselines } from '../health/read-baselines';
import type { Finding } from './finding';
import type { Asked, Look } from './look';
import { inOneLine, sayOrders, saySpan } from './say-alert';

/** Sources that are silent for longer than by chance. */
export async function lookAtSources(look: Look, asked: readonly Asked<'quiet'>[]): Promise<Finding[]> {
  const { trx, workspaceId, connectors, now } = look;
  const { rows } = await findListening(look).execute(trx);
  const sources = rows.filter(({ connector }) => {
    const capabilities = connectors.get(connector)?.capabilities ?? [];
    return findCapability(capabilities, { operation: 'order', direction: 'in' }) !== undefined;
  });
  if (sources.length === 0) return [];
  const baselines = await readBaselines(trx, [workspaceId]);
  return sources.flatMap((source) => {
    const since = source.lastReceivedAt;
    const quiet = isQuiet(baselines.get(source.id), { since, now });
    if (!quiet || since === null) return [];
    return asked
      .filter(({ connectionId }) => connectionId === null || connectionId === source.id)
      .map((one) => toFinding(one, { source, since, now, expected: quiet.expected }));
  });
}

interface Silence {
  readonly source: { readonly id: string; readonly name: string };
  readonly since: Date;
  readonly now: Date;
  readonly expected: number;
}

const toFinding = ({ rule }: Asked<'quiet'>, { source, since, now, expected }: Silence): Finding => ({
  ruleId: rule.id,
  subject: source.id,
  minutes: 0,
  since,
  title: `${source.name} has gone quiet`,
  message: inOneLine(
    `Nothing has come from it for ${saySpan(now.getTime() - since.getTime())}`,
    `By its own habit about ${sayOrders(expected).toLowerCase()} would have come by now`,
  ),
  path: `connections/${source.id}`,
  action: 'Look at it',
  connectionId: source.id,
  orders: 0,
  value: [],
  shipBy: null,
});
