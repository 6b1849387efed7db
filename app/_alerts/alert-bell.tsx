'use client';
import { ActionIcon } from '@mantine/core';
import { IconBell } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useHere } from '../_ui/frame/use-here';
import { livelyMs } from '../_ui/query-client';
import { useTRPC } from '../_ui/trpc';
import { useWorkspace } from '../_ui/workspace';
import classes from './alert-bell.module.css';

/** The bell in the frame: how many alerts are open, and the way to them. */
export function AlertBell() {
  const trpc = useTRPC();
  const { to } = useHere();
  const { slug } = useWorkspace();
  const { data } = useQuery(trpc.workspace.get.queryOptions({ workspace: slug }, { refetchInterval: livelyMs }));
  const count = data?.counts.alerts ?? 0;
  return (
    <ActionIcon
      component={Link}
      href={to('alerts')}
      size={36}
      className={classes['bell'] ?? ''}
      aria-label={count === 0 ? 'Alerts' : `Alerts: ${count} open`}
    >
      <IconBell size={20} aria-hidden />
      {count > 0 && (
        <span className={classes['count']} aria-hidden>
          {count > 99 ? '99+' : count}
        </span>
      )}
    </ActionIcon>
  );
}
