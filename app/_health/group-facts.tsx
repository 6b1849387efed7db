import { sayMany, sayMoney } from '../_ui/say-number';
import { Time } from '../_ui/time';
import type { ProblemGroup } from './health-view';

/** "37 orders · €2,241.15 · since 2 h ago · Marketplaces to store" */
export function GroupFacts({ group }: { group: ProblemGroup }) {
  const { orders, problems, value, since, flowName } = group;
  const size = orders > 0 ? sayMany(orders, { one: 'order' }) : sayMany(problems, { one: 'message' });
  const facts = [size, ...value.map(sayMoney)];
  return (
    <>
      {facts.join(' · ')} · first <Time at={since} />
      {flowName && ` · ${flowName}`}
    </>
  );
}
