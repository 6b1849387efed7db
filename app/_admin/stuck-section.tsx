'use client';
import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMutation } from '@tanstack/react-query';
import { ConfirmModal } from '../_ui/confirm-modal';
import { sayDone } from '../_ui/notify';
import { sayMany } from '../_ui/say-number';
import { Time } from '../_ui/time';
import { useTRPC } from '../_ui/trpc';
import classes from './admin.module.css';
import type { Engine } from './admin-view';
import { Titled } from './titled';

/** What does not get on by itself, with the two things that can be done about it. */
export function StuckSection({ engine: { jobs, stuck } }: { engine: Engine }) {
  if (jobs.length + stuck.length === 0) return null;
  return (
    <Titled title="Stuck">
      <ul className={classes['list']} aria-label="Stuck">
        {stuck.map((one) => (
          <StuckDeliveries key={one.connectionId} stuck={one} />
        ))}
        {jobs.map((job) => (
          <StuckJob key={job.id} job={job} />
        ))}
      </ul>
    </Titled>
  );
}

function StuckDeliveries({
  stuck: { workspaceId, workspaceName, connectionId, channel, stuck, oldest },
}: {
  stuck: Engine['stuck'][number];
}) {
  const trpc = useTRPC();
  const [asking, ask] = useDisclosure(false);
  const again = useMutation(
    trpc.platform.sendAgain.mutationOptions({
      onSuccess: ({ deliveries }) => sayDone(`Sending ${sayMany(deliveries, { one: 'thing' })} again.`),
    }),
  );
  const giveUp = useMutation(trpc.platform.giveUpStuck.mutationOptions({ onSuccess: ask.close }));
  return (
    <li>
      <div className={classes['words']}>
        <span className={classes['name']}>
          {sayMany(stuck, { one: 'delivery', many: 'deliveries' })} to {channel}
        </span>
        <span className={classes['soft']}>
          {workspaceName} · due <Time at={oldest} />
        </span>
      </div>
      <div className={classes['side']}>
        <Button size="compact-md" loading={again.isPending} onClick={() => again.mutate({ workspaceId, connectionId })}>
          Try again
        </Button>
        <Button size="compact-md" variant="default" onClick={ask.open}>
          Give up
        </Button>
      </div>
      <ConfirmModal
        opened={asking}
        onClose={ask.close}
        title={`Give up ${sayMany(stuck, { one: 'delivery', many: 'deliveries' })}`}
        text={`The people of ${workspaceName} will see each as a problem, and can try it again or skip it.`}
        verb="Give up"
        keep="Keep waiting"
        busy={giveUp.isPending}
        onConfirm={() => giveUp.mutate({ workspaceId, connectionId })}
      />
    </li>
  );
}

function StuckJob({
  job: { id: jobId, queue, workspaceName, state, failures, since, nextAt },
}: {
  job: Engine['jobs'][number];
}) {
  const trpc = useTRPC();
  const again = useMutation(trpc.platform.ringAgain.mutationOptions());
  const giveUp = useMutation(trpc.platform.giveUpJob.mutationOptions());
  return (
    <li>
      <div className={classes['words']}>
        <span className={classes['name']}>A job of the queue “{queue}”</span>
        <span className={classes['soft']}>
          {workspaceName ?? 'No workspace'} · {state === 'active' ? 'under way for long' : `failed ${failures} times`} ·
          since <Time at={since} />
          {nextAt && (
            <>
              {' '}
              · next try <Time at={nextAt} />
            </>
          )}
        </span>
      </div>
      <div className={classes['side']}>
        {state !== 'active' && (
          <Button size="compact-md" loading={again.isPending} onClick={() => again.mutate({ queue, jobId })}>
            Try again
          </Button>
        )}
        <Button
          size="compact-md"
          variant="default"
          loading={giveUp.isPending}
          onClick={() => giveUp.mutate({ queue, jobId })}
        >
          Give up
        </Button>
      </div>
    </li>
  );
}
