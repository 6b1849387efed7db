'use client';
import { Button, Select } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { sayDone } from '../_ui/notify';
import { sayMany } from '../_ui/say-number';
import { sayDuration, sayEvery } from '../_ui/say-time';
import { Time } from '../_ui/time';
import { useTRPC } from '../_ui/trpc';
import { useNow } from '../_ui/use-now';
import { useMay, useWorkspace } from '../_ui/workspace';
import type { ConnectionView } from './connection-view';
import { nextTimes } from './next-times';
import classes from './panel.module.css';
import { useConnectionAct } from './use-connection-act';

const never = 'never';
const usual = [60, 300, 600, 900, 1800, 3600, 21_600, 86_400];

/** The usual rhythms, and the one that is set when it is another. */
const choices = (current: number | null) => {
  const all = current === null || usual.includes(current) ? usual : [...usual, current].sort((a, b) => a - b);
  return [
    ...all.map((seconds) => ({ value: String(seconds), label: capital(sayEvery(seconds)) })),
    { value: never, label: 'Not at all, by webhook only' },
  ];
};
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** How often we ask the channel for news, in words, and what the last time brought. */
export function PollSchedule({ connection, mayEdit }: { connection: ConnectionView; mayEdit: boolean }) {
  const trpc = useTRPC();
  const { slug } = useWorkspace();
  const { id, pollSeconds } = connection;
  const update = useMutation(
    trpc.connections.update.mutationOptions({
      onSuccess: (_nothing, { pollSeconds: chosen }) =>
        sayDone(
          chosen
            ? `It is asked ${sayEvery(chosen)} from now on.`
            : 'It is no longer asked; orders come by webhook only.',
        ),
    }),
  );
  const choose = (value: string | null) =>
    update.mutate({
      workspace: slug,
      connectionId: id,
      pollSeconds: value === null || value === never ? null : Number(value),
    });
  return (
    <div>
      <div className={classes['row']}>
        <Select
          className={classes['grow'] ?? ''}
          label="Ask for new and changed orders"
          data={choices(pollSeconds)}
          value={pollSeconds === null ? never : String(pollSeconds)}
          allowDeselect={false}
          disabled={!mayEdit || update.isPending}
          onChange={choose}
        />
        <AskNow connection={connection} />
      </div>
      <LastPoll connection={connection} />
    </div>
  );
}

function AskNow({ connection: { id, state } }: { connection: ConnectionView }) {
  const may = useMay();
  const act = useConnectionAct('pollNow', id);
  if (!may.edit) return null;
  return (
    <Button
      variant="default"
      leftSection={<IconRefresh size={16} aria-hidden />}
      loading={act.isPending}
      disabled={state === 'paused'}
      onClick={() => act.run()}
    >
      Ask now
    </Button>
  );
}

function LastPoll({ connection: { lastPoll, nextPollAt, pollSeconds, blockedUntil } }: { connection: ConnectionView }) {
  const now = useNow();
  return (
    <div className={classes['help']}>
      {lastPoll && (
        <p>
          Last asked <Time at={lastPoll.at} />:{' '}
          {lastPoll.problem
            ? lastPoll.problem.message
            : `${sayMany(lastPoll.found, { one: 'order' })} seen, ${lastPoll.added} new, in ${sayDuration(lastPoll.ms)}.`}
        </p>
      )}
      {nextPollAt !== null && pollSeconds !== null && (
        <p suppressHydrationWarning>
          Next times: {nextTimes({ nextAt: nextPollAt, everySeconds: pollSeconds }, { count: 5, now }).join(', ')}.
        </p>
      )}
      {blockedUntil !== null && (
        <p>
          The channel asked for a pause; going on <Time at={blockedUntil} />.
        </p>
      )}
    </div>
  );
}
