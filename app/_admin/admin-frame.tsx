'use client';
import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { usePathname, useRouter } from 'next/navigation';
import { type ReactNode, useEffect } from 'react';
import { EmptyState } from '../_ui/empty-state';
import { ThemeToggle } from '../_ui/frame/theme-toggle';
import { LinkButton } from '../_ui/link-button';
import { Logo } from '../_ui/logo';
import { PageBody } from '../_ui/page-body';
import { NothingFoundPicture } from '../_ui/pictures/nothing-found';
import { QueryView } from '../_ui/query-view';
import { TableSkeleton } from '../_ui/skeletons';
import { useTRPC } from '../_ui/trpc';
import classes from './admin-frame.module.css';
import { AdminMe } from './admin-me';

const clientLinks = [
  { path: '/clients', label: 'All clients' },
  { path: '/clients/steps', label: 'Steps with errors' },
];
const platformLinks = [
  { path: '/admin', label: 'Workspaces' },
  { path: '/admin/steps', label: 'Health' },
  { path: '/admin/engine', label: 'Engine' },
  { path: '/admin/people', label: 'People' },
];

/** The frame of pages above any one workspace: all clients of a person, and the whole installation for those who run it. */
export function AdminFrame({ area, children }: { area: 'clients' | 'platform'; children: ReactNode }) {
  const trpc = useTRPC();
  const query = useQuery(trpc.me.get.queryOptions(undefined, { refetchInterval: 60_000 }));
  return (
    <div className={classes['frame']}>
      <header className={classes['bar']}>
        <Link href="/" className={classes['logo']} aria-label="Back to my workspace">
          <Logo size={24} />
        </Link>
        <nav aria-label={area === 'clients' ? 'All clients' : 'This installation'} className={classes['nav']}>
          <Links links={area === 'clients' ? clientLinks : platformLinks} />
          {query.data?.isPlatformAdmin && <Across area={area} />}
        </nav>
        {/* Drawn once it is known who looks: what the server draws has no inline styles. */}
        {query.data && <ThemeToggle />}
        {query.data?.user && <AdminMe user={query.data.user} />}
      </header>
      <main id="main" className={classes['main']}>
        <QueryView query={query} skeleton={<Waiting />}>
          {({ user, isPlatformAdmin }) => {
            if (!user) return <ToTheDoor />;
            return area === 'platform' && !isPlatformAdmin ? <NotYours /> : children;
          }}
        </QueryView>
      </main>
    </div>
  );
}

function Links({ links }: { links: readonly { path: string; label: string }[] }) {
  const here = usePathname();
  return links.map(({ path, label }) => (
    <Link key={path} href={path} className={classes['link']} aria-current={here === path ? 'page' : undefined}>
      {label}
    </Link>
  ));
}

/** From one's own clients to the whole installation, and back. */
function Across({ area }: { area: 'clients' | 'platform' }) {
  return (
    <Link href={area === 'clients' ? '/admin' : '/clients'} className={classes['across']}>
      {area === 'clients' ? 'This installation' : 'All clients'}
    </Link>
  );
}

const Waiting = () => (
  <PageBody>
    <TableSkeleton rows={5} />
  </PageBody>
);

function ToTheDoor() {
  const router = useRouter();
  const path = usePathname();
  useEffect(() => router.replace(`/sign-in?next=${encodeURIComponent(path)}`), [router, path]);
  return <Waiting />;
}

const NotYours = () => (
  <EmptyState
    picture={<NothingFoundPicture />}
    text="This is for those who run this installation of Sluice."
    action={<LinkButton href="/">Go to my workspace</LinkButton>}
  />
);
