'use client';
import { Button, Checkbox, Group, Modal, Stack, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { sayDone } from '../_ui/notify';
import { useTRPC } from '../_ui/trpc';
import { useMay, useWorkspace } from '../_ui/workspace';

interface Props {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly list: 'orders' | 'runs';
  readonly query: string;
}

/** Keeps what is shown under a name, for oneself or for everybody. */
export function SaveViewModal({ opened, onClose, list, query }: Props) {
  const trpc = useTRPC();
  const may = useMay();
  const { slug } = useWorkspace();
  const [name, setName] = useState('');
  const [shared, setShared] = useState(false);
  const save = useMutation(
    trpc.views.save.mutationOptions({
      onSuccess: () => {
        sayDone(`Kept as ${name.trim()}.`);
        setName('');
        onClose();
      },
    }),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate({ workspace: slug, list, name, query, shared });
  };
  return (
    <Modal opened={opened} onClose={onClose} title="Keep this view">
      <form onSubmit={submit}>
        <Stack>
          <TextInput
            label="Name"
            placeholder="Stuck at Harbour"
            data-autofocus
            maxLength={60}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          {may.edit && (
            <Checkbox
              label="Everybody in this workspace sees it"
              checked={shared}
              onChange={(event) => setShared(event.currentTarget.checked)}
            />
          )}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Leave it
            </Button>
            <Button type="submit" disabled={name.trim() === ''} loading={save.isPending}>
              Keep it
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
