'use client';
import { Select, Stack } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { SlowestList } from '../_steps/slowest-list';
import { KindAndTime } from '../_steps/step-filter-bar';
import { toStepQuestion } from '../_steps/step-filters';
import { StepList } from '../_steps/step-list';
import stepClasses from '../_steps/steps.module.css';
import { saySteps } from '../_steps/steps-page';
import { useStepFilters } from '../_steps/use-step-filters';
import { EmptyState } from '../_ui/empty-state';
import { LinkButton } from '../_ui/link-button';
import { PageBody } from '../_ui/page-body';
import { PageHeader } from '../_ui/page-header';
import { NothingFoundPicture } from '../_ui/pictures/nothing-found';
import { livelyMs } from '../_ui/query-client';
import { QueryView } from '../_ui/query-view';
import { TableSkeleton } from '../_ui/skeletons';
import { useTRPC } from '../_ui/trpc';
import { useNow } from '../_ui/use-now';
import { Titled } from './titled';

/** Steps where something is stuck, over all workspaces somebody looks after. */
export function ClientStepsPage() {
  const trpc = useTRPC();
  const now = useNow();
  const { filters, change } = useStepFilters();
  const { client } = filters;
  const query = useQuery(
    trpc.clients.steps.queryOptions(
      { ...toStepQuestion(filters, now), ...(client && { client }) },
      { refetchInterval: livelyMs, placeholderData: keepPreviousData },
    ),
  );
  const { data: me } = useQuery(trpc.me.get.queryOptions());
  return (
    <PageBody>
      <PageHeader title="Steps with errors" state={query.data ? saySteps(query.data.steps) : ' '} />
      <div className={stepClasses['filters']}>
        <Select
          aria-label="Workspace"
          placeholder="Any workspace"
          clearable
          searchable
          data={me?.workspaces.map(({ slug, name }) => ({ value: slug, label: name })) ?? []}
          value={client ?? null}
          onChange={(slug) => change({ client: slug ?? undefined })}
        />
        <KindAndTime filters={filters} onChange={change} />
      </div>
      <QueryView query={query} skeleton={<TableSkeleton rows={5} />}>
        {({ steps, slowest }) => (
          <Stack gap={32}>
            {steps.length === 0 ? (
              <EmptyState
                picture={<NothingFoundPicture />}
                text="Nothing is stuck at a step like this."
                action={
                  <LinkButton variant="default" href="/clients">
                    See all clients
                  </LinkButton>
                }
              />
            ) : (
              <StepList steps={steps} withClient />
            )}
            {slowest.length > 0 && (
              <Titled title="Slowest steps">
                <SlowestList steps={slowest} withClient />
              </Titled>
            )}
          </Stack>
        )}
      </QueryView>
    </PageBody>
  );
}
