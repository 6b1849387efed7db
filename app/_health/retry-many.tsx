'use client';
import { Button, Group, List, Modal, Radio, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { sayDone } from '../_ui/notify';
import { sayMany } from '../_ui/say-number';
import { TextSkeleton } from '../_ui/skeletons';
import { useTRPC } from '../_ui/trpc';
import { useWorkspace } from '../_ui/workspace';
import type { RetryWhat } from './health-view';

export type How = 'goOn' | 'startLive' | 'startPinned';

interface Props {
  readonly what: RetryWhat;
  readonly label: string;
  /** What is chosen first; the person may choose otherwise. */
  readonly how?: How;
  readonly variant?: 'filled' | 'default';
}

/** Tries many things again: first says what each will do, then lets one go ahead of the rest. */
export function RetryMany({ what, label, how = 'goOn', variant = 'filled' }: Props) {
  const trpc = useTRPC();
  const { slug } = useWorkspace();
  const [opened, { open, close }] = useDisclosure(false);
  const [chosen, setChosen] = useState<How>(how);
  const plan = useMutation(trpc.retries.plan.mutationOptions({ onSuccess: open }));
  const look = (choice: How) => {
    setChosen(choice);
    plan.mutate({ workspace: slug, what, ...ways[choice] });
  };
  return (
    <>
      <Button size="compact-md" variant={variant} loading={plan.isPending && !opened} onClick={() => look(how)}>
        {label}
      </Button>
      <Modal opened={opened} onClose={close} title={label}>
        <Stack>
          <FromWhere chosen={chosen} onChoose={look} />
          {plan.data && !plan.isPending ? <Preview taskId={plan.data.id} onDone={close} /> : <TextSkeleton lines={3} />}
        </Stack>
      </Modal>
    </>
  );
}

const ways = {
  goOn: { from: 'failed', version: 'pinned' },
  startLive: { from: 'start', version: 'live' },
  startPinned: { from: 'start', version: 'pinned' },
} as const;

const choices: readonly { readonly value: How; readonly label: string }[] = [
  { value: 'goOn', label: 'From where each stopped' },
  { value: 'startLive', label: 'From the start, with the flow as it is now' },
  { value: 'startPinned', label: 'From the start, with the version each began with' },
];

function FromWhere({ chosen, onChoose }: { chosen: How; onChoose: (how: How) => void }) {
  return (
    <Radio.Group
      aria-label="From where"
      value={chosen}
      onChange={(value) => onChoose(choices.find((one) => one.value === value)?.value ?? 'goOn')}
    >
      <Stack gap="xs">
        {choices.map(({ value, label }) => (
          <Radio key={value} value={value} label={label} />
        ))}
      </Stack>
    </Radio.Group>
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
