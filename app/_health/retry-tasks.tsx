'use client';
import { Button, Progress } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { livelyMs } from '../_ui/query-client';
import { sayCount } from '../_ui/say-number';
import { Section } from '../_ui/section';
import { Time } from '../_ui/time';
import { useTRPC } from '../_ui/trpc';
import { useNow } from '../_ui/use-now';
import { useMay, useWorkspace } from '../_ui/workspace';
import type { RetryTask } from './health-view';
import classes from './retry-tasks.module.css';

const shownForMs = 15 * 60_000;

/** What is being tried again in the background, and what has come of it lately. */
export function RetryTasks() {
  const trpc = useTRPC();
  const { slug } = useWorkspace();
  const now = useNow();
  const { data = [] } = useQuery(
    trpc.retries.list.queryOptions(
      { workspace: slug },
      { refetchInterval: ({ state }) => (state.data?.some(({ finishedAt }) => finishedAt === null) ? 1000 : livelyMs) },
    ),
  );
  const shown = data.filter(({ finishedAt }) => finishedAt === null || now - Date.parse(finishedAt) < shownForMs);
  if (shown.length === 0) return null;
  return (
    <Section title="Tried again">
      <ul className={classes['list']}>
        {shown.map((task) => (
          <Task key={task.id} task={task} />
        ))}
      </ul>
    </Section>
  );
}

const words: Readonly<Record<RetryTask['state'], string>> = {
  looking: 'Looking what exists already',
  ready: 'Not begun',
  canary: 'One goes first',
  running: 'Under way',
  held: 'Stopped after the first one',
  stopping: 'Stopping',
  cancelled: 'Stopped',
  done: 'Done',
};

function Task({ task }: { task: RetryTask }) {
  const { title, state, things, ended, result, problem, by, createdAt } = task;
  return (
    <li className={classes['card']} data-held={state === 'held'}>
      <div className={classes['head']}>
        <span className={classes['title']}>{title}</span>
        <span>
          {words[state]}: {sayCount(ended)} of {sayCount(things)}
        </span>
      </div>
      <Progress value={(100 * ended) / things} aria-label={`${title}: ${ended} of ${things}`} />
      <p className={classes['facts']}>
        {result.map(({ text }) => text).join(' · ')}
        {result.length > 0 && ' · '}
        {by && `${by}, `}
        <Time at={createdAt} />
      </p>
      {problem && <p className={classes['problem']}>{problem} Nothing else was sent.</p>}
      <Ways task={task} />
    </li>
  );
}

function Ways({ task: { id, state } }: { task: RetryTask }) {
  const trpc = useTRPC();
  const { slug } = useWorkspace();
  const may = useMay();
  const stop = useMutation(trpc.retries.stop.mutationOptions());
  const begin = useMutation(trpc.retries.begin.mutationOptions());
  if (!may.edit || !['canary', 'running', 'held'].includes(state)) return null;
  const one = { workspace: slug, taskId: id };
  return (
    <div className={classes['ways']}>
      {state === 'held' && (
        <Button
          size="compact-md"
          variant="default"
          loading={begin.isPending}
          onClick={() => begin.mutate({ ...one, careful: false })}
        >
          Send the rest anyway
        </Button>
      )}
      <Button size="compact-md" variant="default" loading={stop.isPending} onClick={() => stop.mutate(one)}>
        Stop
      </Button>
    </div>
  );
}
