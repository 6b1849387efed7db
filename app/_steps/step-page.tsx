'use client';
import { Anchor, Stack } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useState } from 'react';
import { RetryMany } from '../_health/retry-many';
import { RetryTasks } from '../_health/retry-tasks';
import { useHere } from '../_ui/frame/use-here';
import { LinkButton } from '../_ui/link-button';
import { PageBody } from '../_ui/page-body';
import { PageHeader } from '../_ui/page-header';
import { livelyMs } from '../_ui/query-client';
import { QueryView } from '../_ui/query-view';
import { sayMany } from '../_ui/say-number';
import { Section } from '../_ui/section';
import { CardsSkeleton } from '../_ui/skeletons';
import { useTRPC } from '../_ui/trpc';
import { useMay, useWorkspace } from '../_ui/workspace';
import { CauseCard } from './cause-card';
import { CloseStep } from './close-step';
import { FailureChart, type FailureRange } from './failure-chart';
import { StepNumbers } from './step-numbers';
import type { StepView } from './step-view';
import classes from './steps.module.css';
import { WaitingOrders } from './waiting-orders';

const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();

/** One step of a flow: what is stuck there and why, how it went lately, and the ways to clear it. */
export function StepPage({ flowId, nodeId }: { flowId: string; nodeId: string }) {
  const trpc = useTRPC();
  const { slug } = useWorkspace();
  const { to } = useHere();
  const [range, setRange] = useState<FailureRange>('day');
  const query = useQuery(
    trpc.steps.get.queryOptions(
      { workspace: slug, flowId, nodeId, range, timeZone },
      { refetchInterval: livelyMs, placeholderData: keepPreviousData },
    ),
  );
  return (
    <PageBody>
      <PageHeader
        title={query.data?.title ?? 'Step'}
        state={query.data ? sayStep(query.data) : ' '}
        above={
          <Anchor component={Link} href={to('health/steps')}>
            Steps with errors
          </Anchor>
        }
        action={
          <LinkButton variant="default" href={to(`flows/${flowId}?node=${encodeURIComponent(nodeId)}`)}>
            Show it on the canvas
          </LinkButton>
        }
      />
      <QueryView query={query} skeleton={<CardsSkeleton cards={3} />}>
        {(step) => <Parts step={step} range={range} onRange={setRange} />}
      </QueryView>
    </PageBody>
  );
}

const sayStep = ({ flowName, stuck }: StepView) =>
  stuck === 0
    ? `In ${flowName}. Nothing is stuck here.`
    : `In ${flowName}. ${sayMany(stuck, { one: 'thing is', many: 'things are' })} stuck here.`;

interface PartsProps {
  readonly step: StepView;
  readonly range: FailureRange;
  readonly onRange: (range: FailureRange) => void;
}

function Parts({ step, range, onRange }: PartsProps) {
  return (
    <Stack gap={32}>
      <StepNumbers step={step} />
      {step.stuck > 0 && (
        <Section title="Why">
          <Stack gap="sm">
            {step.causes.map((cause) => (
              <CauseCard key={`${cause.code}:${cause.subject}:${cause.connectionId}`} step={step} cause={cause} />
            ))}
            <Ways step={step} />
          </Stack>
        </Section>
      )}
      <RetryTasks />
      <Section title="What stopped here">
        <FailureChart failures={step.failures} range={range} onRange={onRange} />
      </Section>
      {step.waiting.length > 0 && (
        <Section
          title="Stuck here"
          aside={{ label: 'All of them', path: `runs?flow=${step.flowId}&node=${step.nodeId}&state=problem` }}
        >
          <WaitingOrders step={step} />
        </Section>
      )}
    </Stack>
  );
}

/** Everything that is stuck here at once. */
function Ways({ step: { flowId, nodeId, stuck } }: { step: StepView }) {
  const may = useMay();
  if (!may.edit) return null;
  return (
    <div className={classes['ways']}>
      <RetryMany
        what={{ kind: 'step', flowId, nodeId }}
        label={stuck > 1 ? `Try everything here again` : 'Try it again'}
      />
      <CloseStep flowId={flowId} nodeId={nodeId} stuck={stuck} />
    </div>
  );
}
