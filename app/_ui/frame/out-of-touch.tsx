'use client';
import { IconPlugConnectedX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Time } from '../time';
import { useTRPC } from '../trpc';
import { useWorkspace } from '../workspace';
import classes from './out-of-touch.module.css';

/** Says so when the server stopped answering and the page shows what was last known; goes by itself. */
export function OutOfTouch() {
  const trpc = useTRPC();
  const { slug } = useWorkspace();
  const { isRefetchError, dataUpdatedAt } = useQuery(trpc.workspace.get.queryOptions({ workspace: slug }));
  return (
    <div role="status">
      {isRefetchError && (
        <p className={classes['bar']}>
          <IconPlugConnectedX size={18} aria-hidden />
          <span>
            Sluice does not answer. You see what was known <Time at={new Date(dataUpdatedAt).toISOString()} />; this
            goes on by itself.
          </span>
        </p>
      )}
    </div>
  );
}
