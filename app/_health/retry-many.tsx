'use client';
import { Button, Group, List, Modal, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMutation, useQuery } from '@tanstack/react-query';
import { sayDone } from '../_ui/notify';
import { sayMany } from '../_ui/say-number';
import { TextSkeleton } from '../_ui/skeletons';
import { useTRPC } from '../_ui/trpc';
import { useWorkspace } from '../_ui/workspace';
import type { RetryWhat } from './health-view';

interface Props {
  readonly what: RetryWhat;
  readonly label: string;
  /** Through the whole flow again, as it is now. */
  readonly fromStart?: boolean;
}

/** Tries many things again: first says what each will do, then lets one go ahead of the rest. */
export function RetryMany({ what, label, fromStart = false }: Props) {
  const trpc = useTRPC();
  const { slug } = useWorkspace();
  const [opened, { open, close }] = useDisclosure(false);
  const plan = useMutation(trpc.retries.plan.mutationOptions({ onSuccess: open }));
  const how = fromStart
    ? ({ from: 'start', version: 'live' } as const)
    : ({ from: 'failed', version: 'pinned' } as const);
  return (
    <>
      <Button size="compact-md" loading={plan.isPending} onClick={() => plan.mutate({ workspace: slug, what, ...how })}>
        {label}
      </Button>
      <Modal opened={opened} onClose={close} title={label}>
        {plan.data && <Preview taskId={plan.data.id} onDone={close} />}
      </Modal>
    </>
  );
}

function Preview({ taskId, onDone }: { taskId: string; onDone: () => void }) {
  const trpc = useTRPC();
  const { slug } = useWorkspace();
  const { data } = useQuery(
    trpc.retries.list.queryOptions(
      { workspace: slug, taskId },
      { refetchInterval: ({ state: { data: seen } }) => (seen?.[0]?.state === 'looking' ? 500 : false) },
    ),
  );
  const begin = useMutation(
    trpc.retries.begin.mutationOptions({
      onSuccess: () => {
        sayDone('It is under way. You can leave this page; its progress is on Health.');
        onDone();
      },
    }),
  );
  const task = data?.[0];
  if (!task) return <TextSkeleton lines={3} />;
  const isMany = task.things > 1;
  return (
    <Stack>
      <Text>Of {sayMany(task.things, { one: 'thing' })} to try again:</Text>
      <List>
        {task.preview.map(({ kind, text }) => (
          <List.Item key={kind}>{text}</List.Item>
        ))}
      </List>
      <Text size="sm" c="dimmed">
        {task.state === 'looking'
          ? 'Asking the destinations what they have already…'
          : 'Nothing is created twice, whatever is tried again.'}
      </Text>
      <Group justify="flex-end">
        <Button variant="default" onClick={onDone}>
          Not now
        </Button>
        <Button
          loading={begin.isPending}
          disabled={task.state === 'looking'}
          onClick={() => begin.mutate({ workspace: slug, taskId })}
        >
          {isMany ? 'Try one first, then the rest' : 'Try again'}
        </Button>
      </Group>
    </Stack>
  );
}
