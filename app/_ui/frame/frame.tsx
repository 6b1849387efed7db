'use client';
import { useDisclosure } from '@mantine/hooks';
import { type ReactNode, Suspense, useState } from 'react';
import { StaffBanner } from '../../_staff/staff-banner';
import { later } from '../later';
import { BottomBar } from './bottom-bar';
import classes from './frame.module.css';
import { LaterPalette } from './later-palette';
import { Nav } from './nav';
import { OutOfTouch } from './out-of-touch';
import { TopBar } from './top-bar';
import { useHere } from './use-here';

const MoreDrawer = later(() => import('./more-drawer').then((file) => file.MoreDrawer));

/** The frame around every page of a workspace: pages on the left, search and people on top, a bar below on phones. */
export function Frame({ children }: { children: ReactNode }) {
  const { onCanvas } = useHere();
  const [moreOpen, more] = useDisclosure(false);
  const [hasOpened, setOpened] = useState(false);
  const openMore = () => {
    setOpened(true);
    more.open();
  };
  return (
    <div className={classes['frame']} data-narrow-nav={onCanvas}>
      <nav aria-label="Skip" className={classes['skipNav']}>
        <a href="#main" className={classes['skip']}>
          Skip to the page
        </a>
      </nav>
      <Nav narrow={onCanvas} />
      <div className={classes['column']}>
        <TopBar />
        <OutOfTouch />
        <StaffBanner />
        <main id="main" className={classes['main']} tabIndex={-1}>
          {children}
        </main>
      </div>
      <BottomBar onMore={openMore} />
      {hasOpened && (
        <Suspense>
          <MoreDrawer opened={moreOpen} onClose={more.close} />
        </Suspense>
      )}
      <LaterPalette />
    </div>
  );
}
