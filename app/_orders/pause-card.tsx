'use client';
import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconClock, IconHandStop } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { sayDone } from '../_ui/notify';
import { sayMoment } from '../_ui/say-time';
import { Time } from '../_ui/time';
import { useTRPC } from '../_ui/trpc';
import { useWorkspace } from '../_ui/workspace';
import type { Pause } from './order-view';
import classes from './pause-card.module.css';
import { RejectModal } from './reject-modal';

/** Why the order stands still: until when it waits, or what a person is asked, with the buttons that answer. */
export function PauseCard({ pause }: { pause: Pause }) {
  const Sign = pause.kind === 'hold' ? IconHandStop : IconClock;
  return (
    <section className={classes['card']} data-open={pause.state === 'open' || undefined}>
      <Sign size={18} stroke={2} className={classes['icon']} aria-hidden />
      <div className={classes['words']}>
        {pause.message && <p className={classes['message']}>{pause.message}</p>}
        <p className={classes['facts']}>
          <Facts pause={pause} />
        </p>
        {pause.mayDecide && <Decide pause={pause} />}
      </div>
    </section>
  );
}

function Facts({ pause: { kind, state, until, startedAt, byItself, mayDecide, decider, reason, endedAt } }: Props) {
  if (state !== 'open') {
    return (
      <>
        {endings[state]}
        {decider && ` by ${decider}`} {endedAt && <Time at={endedAt} />}
        {reason && `: ${reason}`}
      </>
    );
  }
  if (kind === 'wait') return until && <>It goes on by itself {sayMoment(until)}.</>;
  return (
    <>
      Held <Time at={startedAt} />.
      {byItself && until && ` ${byItself === 'approved' ? 'Approved' : 'Rejected'} by itself ${sayMoment(until)}.`}
      {!mayDecide && ' Your role may not decide here.'}
    </>
  );
}

const endings: Readonly<Record<Exclude<Pause['state'], 'open'>, string>> = {
  over: 'Waited long enough',
  approved: 'Approved',
  rejected: 'Rejected',
  calledOff: 'Called off',
};

interface Props {
  readonly pause: Pause;
}

function Decide({ pause }: Props) {
  const trpc = useTRPC();
  const { slug } = useWorkspace();
  const [rejectOpen, reject] = useDisclosure(false);
  const approve = useMutation(
    trpc.orders.approve.mutationOptions({ onSuccess: () => sayDone('Approved. The order goes on.') }),
  );
  return (
    <div className={classes['buttons']}>
      <Button
        size="compact-md"
        loading={approve.isPending}
        onClick={() => approve.mutate({ workspace: slug, holdId: pause.id })}
      >
        Approve
      </Button>
      <Button size="compact-md" variant="default" onClick={reject.open}>
        Reject
      </Button>
      <RejectModal opened={rejectOpen} onClose={reject.close} holdId={pause.id} />
    </div>
  );
}
