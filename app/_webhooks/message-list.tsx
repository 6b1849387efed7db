'use client';
import { Button } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { sayDone } from '../_ui/notify';
import { Payload } from '../_ui/payload';
import { livelyMs } from '../_ui/query-client';
import { QueryView } from '../_ui/query-view';
import { sayDuration } from '../_ui/say-time';
import { TextSkeleton } from '../_ui/skeletons';
import { StateBadge } from '../_ui/state-badge';
import { Time } from '../_ui/time';
import { useTRPC } from '../_ui/trpc';
import { useWorkspace } from '../_ui/workspace';
import type { MessageView } from './webhook-view';
import classes from './webhooks.module.css';

/** The last messages of an endpoint, each with what came of it and what was sent. */
export function MessageList({ endpointId }: { endpointId: string }) {
  const trpc = useTRPC();
  const { slug } = useWorkspace();
  const query = useQuery(
    trpc.webhooks.messages.queryOptions({ workspace: slug, endpointId }, { refetchInterval: livelyMs }),
  );
  return (
    <QueryView query={query} skeleton={<TextSkeleton lines={3} />}>
      {(messages) =>
        messages.length === 0 ? (
          <p className={classes['facts']}>Nothing has been sent yet.</p>
        ) : (
          <ul className={classes['messages']}>
            {messages.map((message) => (
              <MessageLine key={message.id} message={message} />
            ))}
          </ul>
        )
      }
    </QueryView>
  );
}

const states = {
  delivered: { state: 'flowing', word: 'Taken' },
  planned: { state: 'waiting', word: 'Waiting' },
  failed: { state: 'stopped', word: 'Given up' },
} as const;

function MessageLine({ message }: { message: MessageView }) {
  const trpc = useTRPC();
  const { slug } = useWorkspace();
  const [isOpen, setOpen] = useState(false);
  const again = useMutation(
    trpc.webhooks.sendAgain.mutationOptions({ onSuccess: () => sayDone('It is on its way again.') }),
  );
  const { id, kind, eventId, body, state, createdAt } = message;
  return (
    <li>
      <div className={classes['head']}>
        <span className={classes['words']}>
          <code>{kind}</code> <Time at={createdAt} />
          <span className={classes['soft']}>{sayOutcome(message)}</span>
        </span>
        <span className={classes['actions']}>
          <StateBadge {...states[state]} />
          <Button
            size="compact-sm"
            variant="default"
            aria-expanded={isOpen}
            aria-label={`${isOpen ? 'Hide' : 'Show'} ${kind}`}
            onClick={() => setOpen(!isOpen)}
          >
            {isOpen ? 'Hide' : 'Show'}
          </Button>
          <Button
            size="compact-sm"
            variant="default"
            loading={again.isPending}
            aria-label={`Send ${kind} again`}
            onClick={() => again.mutate({ workspace: slug, messageId: id })}
          >
            Send again
          </Button>
        </span>
      </div>
      {isOpen && (
        <>
          <p className={classes['soft']}>webhook-id: {eventId}</p>
          <Payload text={body} label={`What was sent as ${kind}`} />
        </>
      )}
    </li>
  );
}

function sayOutcome({ state, attempt, problem, status, ms, dueAt }: MessageView) {
  if (state === 'delivered') return `Answered ${status ?? ''} in ${sayDuration(ms ?? 0)}.`;
  if (attempt === 0) return 'About to be sent.';
  return (
    <>
      {problem ?? 'It was not taken.'} {attempt === 1 ? 'Tried once' : `Tried ${attempt} times`}
      {state === 'planned' ? (
        <>
          ; tried again <Time at={dueAt} />.
        </>
      ) : (
        '.'
      )}
    </>
  );
}
