'use client';
import { Button, Group, Modal, Radio, Stack } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { sayDone } from '../_ui/notify';
import { useTRPC } from '../_ui/trpc';
import { useWorkspace } from '../_ui/workspace';

type What = { readonly orderId: string } | { readonly runId: string } | { readonly deliveryId: string };

/** "Try again", asking from where and with which version of the flow. It never creates a second order. */
export function RetryButton({ what, label = 'Try again' }: { what: What; label?: string }) {
  const [opened, { open, close }] = useDisclosure(false);
  return (
    <>
      <Button size="compact-md" variant="default" onClick={open}>
        {label}
      </Button>
      <Modal opened={opened} onClose={close} title="Try again">
        <RetryForm what={what} onDone={close} />
      </Modal>
    </>
  );
}

const choices = [
  {
    value: 'failed',
    label: 'From where it stopped',
    description: 'What is done stays done. The same version of the flow goes on.',
  },
  {
    value: 'start',
    label: 'From the start, with the flow as it is now',
    description: 'Every rule is asked again. What already exists at a destination is found, not created twice.',
  },
] as const;

function RetryForm({ what, onDone }: { what: What; onDone: () => void }) {
  const trpc = useTRPC();
  const { slug } = useWorkspace();
  const [from, setFrom] = useState<string>('failed');
  const retry = useMutation(
    trpc.orders.retry.mutationOptions({
      onSuccess: ({ message }) => {
        sayDone(message);
        onDone();
      },
    }),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const how =
      from === 'start'
        ? ({ from: 'start', version: 'live' } as const)
        : ({ from: 'failed', version: 'pinned' } as const);
    retry.mutate({ workspace: slug, ...what, ...how });
  };
  return (
    <form onSubmit={submit}>
      <Radio.Group aria-label="From where" value={from} onChange={setFrom} mb="lg">
        <Stack gap="sm">
          {choices.map(({ value, label, description }) => (
            <Radio key={value} value={value} label={label} description={description} />
          ))}
        </Stack>
      </Radio.Group>
      <Group justify="flex-end">
        <Button variant="default" onClick={onDone}>
          Not now
        </Button>
        <Button type="submit" loading={retry.isPending}>
          Try again
        </Button>
      </Group>
    </form>
  );
}
