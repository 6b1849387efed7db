import type { AlertKind } from '../../nodes/watch/alert-rule';
import type { Finding, NamedRule } from './finding';
import type { Asked, Look } from './look';
import { lookAtConnections } from './look-at-connections';
import { lookAtDeadlines } from './look-at-deadlines';
import { lookAtProblems } from './look-at-problems';
import { lookAtSources } from './look-at-sources';
import { lookAtWebhooks } from './look-at-webhooks';

type Looking<Kind extends AlertKind> = (look: Look, asked: readonly Asked<Kind>[]) => Promise<Finding[]>;

/** Everything the rules that are on are about, as it is now. */
export async function lookAround(look: Look, rules: readonly NamedRule[]): Promise<Finding[]> {
  const found: Finding[] = [];
  const ask = async <Kind extends AlertKind>(kind: Kind, looking: Looking<Kind>) => {
    const asked = rules.flatMap((rule) => (rule.on && isOf(rule.when, kind) ? [{ ...rule.when, rule }] : []));
    if (asked.length > 0) found.push(...(await looking(look, asked)));
  };
  await ask('connection', lookAtConnections);
  await ask('problems', lookAtProblems);
  await ask('quiet', lookAtSources);
  await ask('deadline', lookAtDeadlines);
  await ask('webhook', lookAtWebhooks);
  return found;
}

const isOf = <Kind extends AlertKind>(
  when: NamedRule['when'],
  kind: Kind,
): when is Extract<NamedRule['when'], { kind: Kind }> => when.kind === kind;
