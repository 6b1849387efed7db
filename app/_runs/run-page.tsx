'use client';
import { Anchor } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { orderEventKinds } from '../../nodes/order/event';
import { RetryButton } from '../_orders/retry-button';
import { ChangeList } from '../_ui/change-list';
import { useHere } from '../_ui/frame/use-here';
import { PageBody } from '../_ui/page-body';
import { PageHeader } from '../_ui/page-header';
import { ProblemCard } from '../_ui/problem-card';
import { livelyMs } from '../_ui/query-client';
import { QueryView } from '../_ui/query-view';
import { Section } from '../_ui/section';
import { TextSkeleton } from '../_ui/skeletons';
import { StateBadge } from '../_ui/state-badge';
import { Time } from '../_ui/time';
import { useTRPC } from '../_ui/trpc';
import { useMay, useWorkspace } from '../_ui/workspace';
import { RunDrawing } from './run-drawing';
import classes from './run-page.module.css';
import type { RunView } from './run-view';
import { runLook } from './run-words';
import { StepList } from './step-list';

/** One order's way through one version of a flow: every step with its reason and what it changed. */
export function RunPage({ runId }: { runId: string }) {
  const trpc = useTRPC();
  const { slug } = useWorkspace();
  const query = useQuery(
    trpc.runs.get.queryOptions(
      { workspace: slug, runId },
      { refetchInterval: ({ state: { data } }) => (data?.run.state === 'done' ? false : livelyMs) },
    ),
  );
  return (
    <PageBody>
      <QueryView query={query} skeleton={<TextSkeleton lines={12} />}>
        {(view) => <Whole view={view} />}
      </QueryView>
    </PageBody>
  );
}

function Whole({ view }: { view: RunView }) {
  const { run, problems, changes } = view;
  return (
    <>
      <Head view={view} />
      <div className={classes['problems']}>
        {problems.map(({ id, message, advice }) => (
          <ProblemCard key={id} message={message} advice={advice ?? undefined} fix={<Ways view={view} />} />
        ))}
      </div>
      <RunDrawing view={view} />
      <div className={classes['columns']}>
        <Section title="Step by step">
          <StepList view={view} />
        </Section>
        <Section title="What the flow changed">
          <div className={classes['card']}>
            {changes.length === 0 ? <p>Nothing on order {run.orderNumber}.</p> : <ChangeList changes={changes} />}
          </div>
        </Section>
      </div>
    </>
  );
}

function Head({ view: { run, isLiveVersion } }: { view: RunView }) {
  const { to } = useHere();
  const may = useMay();
  return (
    <PageHeader
      above={
        <Anchor component={Link} href={to('runs')}>
          Runs
        </Anchor>
      }
      title={`${run.flowName}, order ${run.orderNumber}`}
      state={
        <span className={classes['state']}>
          <StateBadge {...runLook(run)} />
          <span>
            {orderEventKinds[run.eventKind].past}, <Time at={run.startedAt} />, through version {run.version}
            {!isLiveVersion && ' (no longer live)'}
          </span>
        </span>
      }
      action={may.edit && run.state !== 'waiting' && <RetryButton what={{ runId: run.id }} label="Run it again" />}
    />
  );
}

function Ways({ view: { run } }: { view: RunView }) {
  const { to } = useHere();
  return (
    <Anchor component={Link} href={to(`orders/${run.orderId}`)}>
      Fix it on the order
    </Anchor>
  );
}
