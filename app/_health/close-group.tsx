'use client';
import { Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { sayDone } from '../_ui/notify';
import { sayMany } from '../_ui/say-number';
import { useTRPC } from '../_ui/trpc';
import { useWorkspace } from '../_ui/workspace';
import type { ProblemGroup } from './health-view';

const quiet = { variant: 'subtle', color: 'gray' } as const;

/** For what nothing can be done about: closed with a reason that stays on record. */
export function CloseGroup({ group, isMain = false }: { group: ProblemGroup; isMain?: boolean }) {
  const [opened, { open, close }] = useDisclosure(false);
  return (
    <>
      <Button size="compact-md" {...(isMain ? {} : quiet)} onClick={open}>
        {group.orders > 0 ? 'Skip with a reason' : 'Close with a reason'}
      </Button>
      <Modal opened={opened} onClose={close} title={`Close ${sayMany(group.problems, { one: 'problem' })}`}>
        <CloseForm group={group} onDone={close} />
      </Modal>
    </>
  );
}

function CloseForm({ group, onDone }: { group: ProblemGroup; onDone: () => void }) {
  const trpc = useTRPC();
  const { slug } = useWorkspace();
  const [reason, setReason] = useState('');
  const resolve = useMutation(
    trpc.problems.resolveGroup.mutationOptions({
      onSuccess: ({ resolved }) => {
        sayDone(`Closed ${sayMany(resolved, { one: 'problem' })}.`);
        onDone();
      },
    }),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const { code, subject, connectionId } = group;
    resolve.mutate({ workspace: slug, code, subject, connectionId, reason });
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        <Text>{group.message} Nothing more will be tried for it.</Text>
        <Textarea
          label="Reason"
          placeholder="A test message from the supplier"
          required
          data-autofocus
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onDone}>
            Keep them open
          </Button>
          <Button type="submit" loading={resolve.isPending}>
            Close them
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
