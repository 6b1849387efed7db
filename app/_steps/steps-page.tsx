'use client';
import { Anchor, Stack } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { EmptyState } from '../_ui/empty-state';
import { useHere } from '../_ui/frame/use-here';
import { LinkButton } from '../_ui/link-button';
import { PageBody } from '../_ui/page-body';
import { PageHeader } from '../_ui/page-header';
import { NothingFoundPicture } from '../_ui/pictures/nothing-found';
import { livelyMs } from '../_ui/query-client';
import { QueryView } from '../_ui/query-view';
import { sayMany } from '../_ui/say-number';
import { Section } from '../_ui/section';
import { TableSkeleton } from '../_ui/skeletons';
import { type Outputs, useTRPC } from '../_ui/trpc';
import { useNow } from '../_ui/use-now';
import { useWorkspace } from '../_ui/workspace';
import { SlowestList } from './slowest-list';
import { StepFilterBar } from './step-filter-bar';
import { toStepQuestion } from './step-filters';
import { StepList } from './step-list';
import { useStepFilters } from './use-step-filters';

type Steps = Outputs['steps']['list'];

/** Where in the flows of this workspace something is stuck, and which steps take longest. */
export function StepsPage() {
  const trpc = useTRPC();
  const now = useNow();
  const { slug } = useWorkspace();
  const { to } = useHere();
  const { filters, change, isNarrowed } = useStepFilters();
  const query = useQuery(
    trpc.steps.list.queryOptions(
      { workspace: slug, ...toStepQuestion(filters, now) },
      { refetchInterval: livelyMs, placeholderData: keepPreviousData },
    ),
  );
  return (
    <PageBody>
      <PageHeader
        title="Steps with errors"
        state={query.data ? saySteps(query.data.steps) : ' '}
        above={
          <Anchor component={Link} href={to('health')}>
            Health
          </Anchor>
        }
      />
      <StepFilterBar filters={filters} onChange={change} />
      <QueryView query={query} skeleton={<TableSkeleton rows={5} />}>
        {(steps) => <Lists steps={steps} isNarrowed={isNarrowed} />}
      </QueryView>
    </PageBody>
  );
}

/** "12 things are stuck at 3 steps." */
export function saySteps(steps: Steps['steps']): string {
  const stuck = steps.reduce((sum, step) => sum + step.stuck, 0);
  if (stuck === 0) return 'Nothing is stuck at any step.';
  return `${sayMany(stuck, { one: 'thing is', many: 'things are' })} stuck at ${sayMany(steps.length, { one: 'step' })}.`;
}

function Lists({ steps: { steps, slowest }, isNarrowed }: { steps: Steps; isNarrowed: boolean }) {
  const { to } = useHere();
  return (
    <Stack gap={32}>
      {steps.length === 0 ? (
        <EmptyState
          picture={<NothingFoundPicture />}
          text={isNarrowed ? 'Nothing is stuck at a step like this.' : 'Orders pass every step of your flows.'}
          action={
            <LinkButton variant="default" href={to(isNarrowed ? 'health/steps' : 'flows')}>
              {isNarrowed ? 'Show all steps with errors' : 'See the flows'}
            </LinkButton>
          }
        />
      ) : (
        <StepList steps={steps} />
      )}
      {slowest.length > 0 && (
        <Section title="Slowest steps">
          <SlowestList steps={slowest} />
        </Section>
      )}
    </Stack>
  );
}
