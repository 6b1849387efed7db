'use client';
import { Anchor, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useHere } from '../_ui/frame/use-here';
import { PageBody } from '../_ui/page-body';
import { PageHeader } from '../_ui/page-header';
import { QueryView } from '../_ui/query-view';
import { TextSkeleton } from '../_ui/skeletons';
import { useTRPC } from '../_ui/trpc';
import { useWorkspace } from '../_ui/workspace';
import { RuleList } from './rule-list';
import { TimesForm } from './times-form';

/** What is worth an alert here, who is told, and when people are left in peace. */
export function AlertSettingsPage() {
  const trpc = useTRPC();
  const { to } = useHere();
  const { slug } = useWorkspace();
  const query = useQuery(trpc.alerts.settings.queryOptions({ workspace: slug }));
  return (
    <PageBody narrow>
      <PageHeader
        title="Alert rules"
        state="What is worth an alert, and who is told. One alert for each cause, over by itself once the cause is gone."
        above={
          <Anchor component={Link} href={to('settings')}>
            Settings
          </Anchor>
        }
      />
      <QueryView query={query} skeleton={<TextSkeleton lines={10} />}>
        {(settings) => (
          <Stack gap="xl">
            <RuleList settings={settings} />
            <TimesForm settings={settings} key={JSON.stringify(settings.times)} />
          </Stack>
        )}
      </QueryView>
    </PageBody>
  );
}
