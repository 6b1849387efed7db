'use client';
import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { webhookKinds } from '../../nodes/watch/webhook-event';
import { sayDone } from '../_ui/notify';
import { StateBadge } from '../_ui/state-badge';
import { Time } from '../_ui/time';
import { useTRPC } from '../_ui/trpc';
import { useWorkspace } from '../_ui/workspace';
import { EndpointMenu } from './endpoint-menu';
import { MessageList } from './message-list';
import type { EndpointView } from './webhook-view';
import classes from './webhooks.module.css';

const states = {
  on: { state: 'flowing', word: 'On' },
  off: { state: 'quiet', word: 'Off' },
  failing: { state: 'stopped', word: 'Switched off: it failed for five days' },
  gone: { state: 'stopped', word: 'Switched off: it said it is gone' },
} as const;

/** One endpoint: where it is, what it is told, whether it takes it, and its last messages. */
export function EndpointCard({ endpoint }: { endpoint: EndpointView }) {
  const trpc = useTRPC();
  const { slug } = useWorkspace();
  const [isOpen, setOpen] = useState(false);
  const { id, url, description, kinds, state, failingSince, beforeUntil } = endpoint;
  const test = useMutation(
    trpc.webhooks.sendTest.mutationOptions({
      onSuccess: () => {
        sayDone('A test is on its way.');
        setOpen(true);
      },
    }),
  );
  const title = description || hostOf(url);
  return (
    <section className={classes['card']} aria-label={title}>
      <div className={classes['head']}>
        <span className={classes['words']}>
          <strong>{title}</strong>
          <code className={classes['url']}>{url}</code>
        </span>
        <StateBadge {...(failingSince && state === 'on' ? failing : states[state])} />
      </div>
      <p className={classes['facts']}>
        Told when: {kinds.map((kind) => lower(webhookKinds[kind].label)).join('; ')}.
        {failingSince && state === 'on' && (
          <>
            {' '}
            It has failed since <Time at={failingSince} />; after five days it is switched off.
          </>
        )}
        {beforeUntil && (
          <>
            {' '}
            The secret before is valid too, and ends <Time at={beforeUntil} />.
          </>
        )}
      </p>
      <div className={classes['actions']}>
        <Button
          size="compact-md"
          variant="default"
          disabled={state !== 'on'}
          loading={test.isPending}
          onClick={() => test.mutate({ workspace: slug, endpointId: id })}
        >
          Send a test
        </Button>
        <Button size="compact-md" variant="default" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {isOpen ? 'Hide messages' : 'Last messages'}
        </Button>
        <EndpointMenu endpoint={endpoint} title={title} />
      </div>
      {isOpen && <MessageList endpointId={id} />}
    </section>
  );
}

const failing = { state: 'needsFix', word: 'Failing' } as const;
const lower = (words: string) => words.charAt(0).toLowerCase() + words.slice(1);
const hostOf = (url: string) => URL.parse(url)?.host ?? url;
