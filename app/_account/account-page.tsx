'use client';
import { Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { PageBody } from '../_ui/page-body';
import { PageHeader } from '../_ui/page-header';
import { QueryView } from '../_ui/query-view';
import { TextSkeleton } from '../_ui/skeletons';
import { useTRPC } from '../_ui/trpc';
import { DeviceList } from './device-list';
import { EmailSection } from './email-section';
import { PasswordForm } from './password-form';
import { SecondStepSection } from './second-step-section';

/** The person's own sign-in; the same in every workspace. */
export function AccountPage() {
  const trpc = useTRPC();
  const query = useQuery(trpc.account.get.queryOptions());
  return (
    <PageBody narrow>
      <PageHeader title="My account" state="Your own sign-in, the same in every workspace." />
      <QueryView query={query} skeleton={<TextSkeleton lines={6} />}>
        {(account) => (
          <Stack gap="xl">
            <EmailSection account={account} />
            <PasswordForm />
            <SecondStepSection isOn={account.hasSecondStep} onChange={() => void query.refetch()} />
            <DeviceList />
          </Stack>
        )}
      </QueryView>
    </PageBody>
  );
}
