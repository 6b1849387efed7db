'use client';
import { Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { sayDone } from '../_ui/notify';
import { sayMany } from '../_ui/say-number';
import { useTRPC } from '../_ui/trpc';
import { useWorkspace } from '../_ui/workspace';

interface Props {
  readonly flowId: string;
  readonly nodeId: string;
  /** Only what is stuck for this cause. */
  readonly code?: string;
  readonly stuck: number;
}

/** For what shall not be tried again: skipped with a reason that stays on each order. */
export function CloseStep(props: Props) {
  const [opened, { open, close }] = useDisclosure(false);
  return (
    <>
      <Button size="compact-md" variant="default" onClick={open}>
        Skip with a reason
      </Button>
      <Modal opened={opened} onClose={close} title={`Skip ${sayMany(props.stuck, { one: 'thing' })}`}>
        <CloseForm {...props} onDone={close} />
      </Modal>
    </>
  );
}

function CloseForm({ flowId, nodeId, code, onDone }: Props & { onDone: () => void }) {
  const trpc = useTRPC();
  const { slug: workspace } = useWorkspace();
  const [reason, setReason] = useState('');
  const closing = useMutation(
    trpc.steps.close.mutationOptions({
      onSuccess: ({ closed }) => {
        sayDone(`Skipped ${sayMany(closed, { one: 'thing' })}.`);
        onDone();
      },
    }),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    closing.mutate({ workspace, flowId, nodeId, code: code ?? null, reason });
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        <Text>Nothing more will be tried for what is stuck here. The reason stays on every order.</Text>
        <Textarea
          label="Reason"
          placeholder="Shipped by hand"
          required
          data-autofocus
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onDone}>
            Keep them waiting
          </Button>
          <Button type="submit" loading={closing.isPending}>
            Skip them
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
