'use client';
import { useDisclosure } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { BottomBar } from './bottom-bar';
import classes from './frame.module.css';
import { MoreDrawer } from './more-drawer';
import { Nav } from './nav';
import { OutOfTouch } from './out-of-touch';
import { Palette } from './palette';
import { TopBar } from './top-bar';
import { useHere } from './use-here';

/** The frame around every page of a workspace: pages on the left, search and people on top, a bar below on phones. */
export function Frame({ children }: { children: ReactNode }) {
  const { onCanvas } = useHere();
  const [moreOpen, more] = useDisclosure(false);
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
        <main id="main" className={classes['main']} tabIndex={-1}>
          {children}
        </main>
      </div>
      <BottomBar onMore={more.open} />
      <MoreDrawer opened={moreOpen} onClose={more.close} />
      <Palette />
    </div>
  );
}
