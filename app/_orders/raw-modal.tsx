'use client';
import { Modal, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Payload } from '../_ui/payload';
import { QueryView } from '../_ui/query-view';
import { TextSkeleton } from '../_ui/skeletons';
import { Time } from '../_ui/time';
import { useTRPC } from '../_ui/trpc';
import { useWorkspace } from '../_ui/workspace';
import type { RawMessage, RawRequest } from './order-view';

interface Props {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly about: RawRequest;
}

/** Messages exactly as the channel sent them, for those who want to look. */
export function RawModal({ opened, onClose, about }: Props) {
  return (
    <Modal opened={opened} onClose={onClose} size="xl" title="Messages as they came">
      <RawMessages about={about} />
    </Modal>
  );
}

function RawMessages({ about }: { about: RawRequest }) {
  const trpc = useTRPC();
  const { slug } = useWorkspace();
  const query = useQuery(trpc.orders.raw.queryOptions({ workspace: slug, ...about }));
  return (
    <QueryView query={query} skeleton={<TextSkeleton />}>
      {(messages) => (
        <Stack>
          {messages.length === 0 && 'No message of this order is kept any more.'}
          {messages.map((message) => (
            <OneMessage key={message.messageId} message={message} />
          ))}
        </Stack>
      )}
    </QueryView>
  );
}

function OneMessage({ message }: { message: RawMessage }) {
  const { topic, arrivedBy, receivedAt, text, headers } = message;
  const heads = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  return (
    <section>
      <p>
        <strong>{topic}</strong> by {arrivedBy}, <Time at={receivedAt} />
      </p>
      {heads.length > 0 && <Payload text={heads.join('\n')} label={`Headers of message ${topic}`} />}
      {text === '' ? (
        <p>What it said is no longer kept.</p>
      ) : (
        <Payload text={text} label={`Content of message ${topic}`} />
      )}
    </section>
  );
}
