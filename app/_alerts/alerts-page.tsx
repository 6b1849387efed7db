'use client';
import { Button, Stack } from '@mantine/core';
import { IconAdjustments } from '@tabler/icons-react';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { EmptyState } from '../_ui/empty-state';
import { useHere } from '../_ui/frame/use-here';
import { LinkButton } from '../_ui/link-button';
import { PageBody } from '../_ui/page-body';
import { PageHeader } from '../_ui/page-header';
import { AllClearPicture } from '../_ui/pictures/all-clear';
import { calmMs, livelyMs } from '../_ui/query-client';
import { QueryView } from '../_ui/query-view';
import { Section } from '../_ui/section';
import { CardsSkeleton, TextSkeleton } from '../_ui/skeletons';
import { useTRPC } from '../_ui/trpc';
import { useMay, useWorkspace } from '../_ui/workspace';
import { AlertCard } from './alert-card';
import type { AlertView } from './alert-view';
import classes from './alerts.module.css';
import { PastAlert } from './past-alert';

/** What is wrong now, each with the way to where it is put right, and what was. */
export function AlertsPage() {
  const trpc = useTRPC();
  const may = useMay();
  const { to } = useHere();
  const { slug } = useWorkspace();
  const query = useQuery(trpc.alerts.open.queryOptions({ workspace: slug }, { refetchInterval: livelyMs }));
  return (
    <PageBody narrow>
      <PageHeader
        title="Alerts"
        state={query.data ? sayState(query.data) : ' '}
        action={
          may.admin && (
            <LinkButton
              href={to('settings/alerts')}
              variant="default"
              leftSection={<IconAdjustments size={16} aria-hidden />}
            >
              Edit rules
            </LinkButton>
          )
        }
      />
      <Stack gap="xl">
        <QueryView query={query} skeleton={<CardsSkeleton cards={2} />}>
          {(alerts) => <OpenAlerts alerts={alerts} />}
        </QueryView>
        <PastAlerts />
      </Stack>
    </PageBody>
  );
}

function sayState(alerts: readonly AlertView[]): string {
  const aside = alerts.filter(({ snoozedUntil }) => snoozedUntil !== null).length;
  const open = alerts.length - aside;
  const words = open === 0 ? 'Nothing needs you.' : open === 1 ? 'One thing needs you.' : `${open} things need you.`;
  return aside === 0 ? words : `${words} ${aside === 1 ? 'One is' : `${aside} are`} put aside.`;
}

function OpenAlerts({ alerts }: { alerts: readonly AlertView[] }) {
  const { to } = useHere();
  const inOrder = alerts.toSorted((a, b) => Number(a.snoozedUntil !== null) - Number(b.snoozedUntil !== null));
  if (alerts.length === 0) {
    return (
      <EmptyState
        picture={<AllClearPicture />}
        text="No alert is open. When something needs you, it is listed here with the way to fix it, and goes by itself once it is fixed."
        action={
          <LinkButton href={to('health')} variant="default">
            Look at health
          </LinkButton>
        }
      />
    );
  }
  return (
    <Stack gap="sm">
      {inOrder.map((alert) => (
        <AlertCard key={alert.id} alert={alert} />
      ))}
    </Stack>
  );
}

function PastAlerts() {
  const trpc = useTRPC();
  const { slug } = useWorkspace();
  const query = useInfiniteQuery(
    trpc.alerts.past.infiniteQueryOptions(
      { workspace: slug },
      { getNextPageParam: ({ nextCursor }) => nextCursor, refetchInterval: calmMs },
    ),
  );
  return (
    <QueryView query={query} skeleton={<TextSkeleton lines={4} />}>
      {({ pages }) => {
        const rows = pages.flatMap((page) => page.rows);
        if (rows.length === 0) return null;
        return (
          <Section title="Resolved">
            <ul className={classes['past']}>
              {rows.map((alert) => (
                <PastAlert key={alert.id} alert={alert} />
              ))}
            </ul>
            {query.hasNextPage && (
              <Button
                mt="sm"
                variant="default"
                loading={query.isFetchingNextPage}
                onClick={() => void query.fetchNextPage()}
              >
                Show older
              </Button>
            )}
          </Section>
        );
      }}
    </QueryView>
  );
}
