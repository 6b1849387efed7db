'use client';
import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Disclosure } from '../_ui/disclosure';
import { QueryView } from '../_ui/query-view';
import { ReasonTree } from '../_ui/reason-tree';
import { TextSkeleton } from '../_ui/skeletons';
import { useTRPC } from '../_ui/trpc';
import { useWorkspace } from '../_ui/workspace';
import type { OrderView } from './order-view';
import classes from './why-panel.module.css';

/** Where the order is stuck comes first: that is what somebody who asks wants to know. */
function flowsOf({ runs }: OrderView): [flowId: string, flowName: string][] {
  const stuckFirst = [...runs].sort((a, b) => Number(b.state === 'problem') - Number(a.state === 'problem'));
  return [...new Map(stuckFirst.map(({ flowId, flowName }) => [flowId, flowName]))];
}

/** Why the order did or did not go somewhere: one sentence, the rule with its values, and what would turn it round. */
export function WhyPanel({ view }: { view: OrderView }) {
  const flows = flowsOf(view);
  const [chosen, setChosen] = useState<string | null>(null);
  const flowId = chosen ?? flows[0]?.[0];
  if (flowId === undefined) return null;
  return (
    <Disclosure title="Why did it (not) publish?">
      {flows.length > 1 && (
        <Select
          label="Flow"
          mb="sm"
          allowDeselect={false}
          data={flows.map(([value, label]) => ({ value, label }))}
          value={flowId}
          onChange={setChosen}
        />
      )}
      <Explanation orderId={view.id} flowId={flowId} />
    </Disclosure>
  );
}

function Explanation({ orderId, flowId }: { orderId: string; flowId: string }) {
  const trpc = useTRPC();
  const { slug } = useWorkspace();
  const query = useQuery(trpc.orders.why.queryOptions({ workspace: slug, orderId, flowId }));
  return (
    <QueryView query={query} skeleton={<TextSkeleton lines={3} />}>
      {({ sentence, reason, flip }) => (
        <>
          <p className={classes['sentence']}>{sentence}</p>
          {reason && <ReasonTree reason={reason} />}
          {flip && <p className={classes['flip']}>{flip}</p>}
        </>
      )}
    </QueryView>
  );
}
