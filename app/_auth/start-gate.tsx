'use client';
import { useQuery } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { type ReactNode, useEffect } from 'react';
import { FrameSkeleton } from '../_ui/frame/frame-skeleton';
import { QueryView } from '../_ui/query-view';
import { useTRPC } from '../_ui/trpc';
import { type Place, placeFor } from './place-for';

/** Shows its content only where it belongs; elsewhere people are sent on to where they belong. */
export function StartGate({ at, children }: { at: Place; children?: ReactNode }) {
  const trpc = useTRPC();
  const query = useQuery(trpc.me.get.queryOptions());
  return (
    <QueryView query={query} skeleton={at === 'start' ? <FrameSkeleton /> : null}>
      {(me) => {
        const { place, path } = placeFor(me);
        return place === at ? children : <SendTo path={path} />;
      }}
    </QueryView>
  );
}

function SendTo({ path }: { path: string }) {
  const router = useRouter();
  useEffect(() => router.replace(path), [router, path]);
  return null;
}
