'use client';
import { GroupFix } from '../_health/group-fix';
import type { ProblemGroup } from '../_health/health-view';
import { ProblemCard } from '../_ui/problem-card';
import { sayMany } from '../_ui/say-number';
import { Time } from '../_ui/time';
import type { StepCause, StepView } from './step-view';

interface Props {
  readonly step: StepView;
  readonly cause: StepCause;
}

/** One reason why things are stuck at a step, how many, and what can be done about it here. */
export function CauseCard({ step, cause }: Props) {
  const { message, advice, way, stuck, since, connectionName } = cause;
  return (
    <ProblemCard
      message={message}
      advice={advice ?? way}
      facts={
        <>
          {sayMany(stuck, { one: 'thing' })} · first <Time at={since} />
          {connectionName && ` · ${connectionName}`}
        </>
      }
      fix={<GroupFix group={toGroup(step, cause)} />}
    />
  );
}

/** As Health would show the same cause, seen from this step. */
function toGroup({ flowId, flowName, nodeId, title, waiting }: StepView, cause: StepCause): ProblemGroup {
  const sampleOrders = waiting.flatMap(({ orderId, number, message }) =>
    orderId !== null && number !== null && message === cause.message ? [{ id: orderId, number }] : [],
  );
  const size = { orders: cause.stuck, problems: cause.stuck, value: [], shipBy: null };
  return { ...cause, ...size, ...{ flowId, flowName, nodeId, nodeName: title, sampleOrders } };
}
