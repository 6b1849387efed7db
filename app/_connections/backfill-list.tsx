'use client';
import { Button, Progress } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { sayDone } from '../_ui/notify';
import { sayCount, sayMany } from '../_ui/say-number';
import { Time } from '../_ui/time';
import { useTRPC } from '../_ui/trpc';
import { useWorkspace } from '../_ui/workspace';
import type { ConnectionView } from './connection-view';
import classes from './panel.module.css';

type Backfill = ConnectionView['backfills'][number];

const days = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' });
const words: Readonly<Record<Backfill['state'], string>> = {
  running: 'Fetching',
  done: 'Fetched',
  stopped: 'Stopped',
  failed: 'Failed',
};

/** Ranges that were fetched or are being fetched, with how far they are. */
export function BackfillList({ backfills, mayStop }: { backfills: readonly Backfill[]; mayStop: boolean }) {
  if (backfills.length === 0) return null;
  return (
    <ul className={classes['plain']} aria-label="Fetched ranges">
      {backfills.map((backfill) => (
        <li key={backfill.id}>
          <OneBackfill backfill={backfill} mayStop={mayStop} />
        </li>
      ))}
    </ul>
  );
}

function OneBackfill({ backfill, mayStop }: { backfill: Backfill; mayStop: boolean }) {
  const { state, from, to, found, added, total, problem, startedAt } = backfill;
  const range = days.formatRange(new Date(from), new Date(Date.parse(to) - 1));
  const seen =
    total === null ? sayMany(found, { one: 'order' }) : `${sayCount(found)} of ${sayMany(total, { one: 'order' })}`;
  return (
    <>
      <div className={classes['between']}>
        <span>
          {words[state]} {range}: {seen}, {sayCount(added)} new{' '}
          <span className={classes['soft']}>
            (<Time at={startedAt} />)
          </span>
        </span>
        {state === 'running' && mayStop && <StopButton backfillId={backfill.id} />}
      </div>
      {problem && <p className={classes['soft']}>{problem.message}</p>}
      {state === 'running' && (
        <Progress
          size="sm"
          mt={6}
          aria-label={`Progress of ${range}`}
          value={total ? (100 * found) / total : 100}
          animated={total === null}
        />
      )}
    </>
  );
}

function StopButton({ backfillId }: { backfillId: string }) {
  const trpc = useTRPC();
  const { slug } = useWorkspace();
  const stop = useMutation(
    trpc.connections.stopBackfill.mutationOptions({ onSuccess: () => sayDone('Stopped. What was fetched stays.') }),
  );
  return (
    <Button
      size="compact-xs"
      variant="default"
      loading={stop.isPending}
      onClick={() => stop.mutate({ workspace: slug, backfillId })}
    >
      Stop
    </Button>
  );
}
