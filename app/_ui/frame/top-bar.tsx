'use client';
import { ActionIcon } from '@mantine/core';
import { IconHelp, IconSearch } from '@tabler/icons-react';
import Link from 'next/link';
import { AlertBell } from '../../_alerts/alert-bell';
import { DemoMenu } from './demo-menu';
import { MeMenu } from './me-menu';
import { openPalette } from './palette-store';
import { ThemeToggle } from './theme-toggle';
import classes from './top-bar.module.css';
import { useHere } from './use-here';
import { WorkspaceSwitcher } from './workspace-switcher';

/** Search over everything, the demo's own shops, colours, help and the person. */
export function TopBar() {
  const { to } = useHere();
  return (
    <header className={classes['bar']}>
      <div className={classes['phoneOnly']}>
        <WorkspaceSwitcher />
      </div>
      <button
        type="button"
        className={classes['search']}
        aria-label="Search orders, flows, actions… Ctrl K"
        onClick={() => void openPalette()}
      >
        <IconSearch size={16} aria-hidden />
        <span className={classes['searchText']}>Search orders, flows, actions…</span>
        <kbd className={classes['keys']}>Ctrl K</kbd>
      </button>
      <div className={classes['right']}>
        <DemoMenu />
        <AlertBell />
        <ThemeToggle />
        <ActionIcon
          component={Link}
          href={to('help')}
          size={36}
          aria-label="Help"
          className={classes['wideOnly'] ?? ''}
        >
          <IconHelp size={20} aria-hidden />
        </ActionIcon>
        <MeMenu />
      </div>
    </header>
  );
}
