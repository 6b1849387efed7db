'use client';
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { usePathname, useRouter } from 'next/navigation';
import { type ReactNode, useEffect } from 'react';
import { SecondStepGate } from '../../_auth/second-step-gate';
import { EmptyState } from '../empty-state';
import { ErrorView } from '../error-view';
import { NothingFoundPicture } from '../pictures/nothing-found';
import { QueryView } from '../query-view';
import { useTRPC } from '../trpc';
import { WorkspaceProvider } from '../workspace';
import { Frame } from './frame';
import { FrameSkeleton } from './frame-skeleton';

/** Lets members in, sends the signed-out to the door, and tells everyone else that there is nothing here. */
export function WorkspaceGate({ slug, children }: { slug: string; children: ReactNode }) {
  const trpc = useTRPC();
  const query = useQuery(trpc.me.get.queryOptions(undefined, { refetchInterval: 60_000 }));
  if (query.error && !query.data) {
    return (
      <main>
        <ErrorView error={query.error} onRetry={() => void query.refetch()} />
      </main>
    );
  }
  return (
    <QueryView query={query} skeleton={<FrameSkeleton />}>
      {({ user, workspaces }) => {
        if (!user) return <ToTheDoor />;
        const workspace = workspaces.find((one) => one.slug === slug);
        if (!workspace) return <NoSuchWorkspace />;
        return (
          <SecondStepGate workspace={workspace} elsewhere={workspaces.find(({ owesSecondStep }) => !owesSecondStep)}>
            <WorkspaceProvider workspace={workspace}>
              <Frame>{children}</Frame>
            </WorkspaceProvider>
          </SecondStepGate>
        );
      }}
    </QueryView>
  );
}

function ToTheDoor() {
  const router = useRouter();
  const path = usePathname();
  useEffect(() => router.replace(`/sign-in?next=${encodeURIComponent(path)}`), [router, path]);
  return <FrameSkeleton />;
}

function NoSuchWorkspace() {
  return (
    <main>
      <EmptyState
        isPage
        picture={<NothingFoundPicture />}
        text="There is no such workspace, or you are not a member of it."
        action={
          <Button component={Link} href="/">
            Go to my workspace
          </Button>
        }
      />
    </main>
  );
}
