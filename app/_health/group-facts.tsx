'use client';
import type { ProblemOwner } from '../../nodes/problem-fix';
import { sayMany, sayMoney } from '../_ui/say-number';
import { Time } from '../_ui/time';
import { useNow } from '../_ui/use-now';
import type { ProblemGroup } from './health-view';

/** Who can put it right, in the reader's words. */
const owners: Readonly<Record<ProblemOwner, string>> = {
  you: 'Yours to fix',
  account: 'Yours to fix, at the channel',
  channel: 'The channel’s to fix',
  sluice: 'Ours to fix',
};

/** "Yours to fix · 37 orders · €2,241.15 · first 2 h ago · Marketplaces to store, at “Into the store”" */
export function GroupFacts({ group }: { group: ProblemGroup }) {
  const { orders, problems, value, since, flowName, nodeName, owner, shipBy } = group;
  const now = useNow();
  const size = orders > 0 ? sayMany(orders, { one: 'order' }) : sayMany(problems, { one: 'message' });
  const place = [flowName, nodeName && `at “${nodeName}”`].filter(Boolean).join(', ');
  return (
    <>
      {[owners[owner], size, ...value.map(sayMoney)].join(' · ')} · first <Time at={since} />
      {place && ` · ${place}`}
      {shipBy && (
        <>
          {' · '}
          <strong>
            {Date.parse(shipBy) < now ? 'should have shipped' : 'first to ship'} <Time at={shipBy} />
          </strong>
        </>
      )}
    </>
  );
}
