'use client';
import { Button, Group, Modal, Select, Stack, Text, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { Role } from '../../server/workspaces/member';
import { CopyLine } from '../_ui/copy-line';
import { Trouble } from '../_ui/trouble';
import { useTRPC } from '../_ui/trpc';
import { useFields } from '../_ui/use-fields';
import { useWorkspace } from '../_ui/workspace';
import { roleWords } from './role-words';

/** Makes a key for a program and shows it, this once. */
export const NewKeyModal = ({ opened, onClose }: { opened: boolean; onClose: () => void }) => (
  <Modal opened={opened} onClose={onClose} title="Create a key">
    <NewKeyForm onClose={onClose} />
  </Modal>
);

const ranks: readonly Role[] = ['owner', 'admin', 'editor', 'viewer'];
const ends = [
  { value: '30', label: '30 days' },
  { value: '90', label: '90 days' },
  { value: '365', label: 'A year' },
  { value: 'never', label: 'Until it is revoked' },
];

function NewKeyForm({ onClose }: { onClose: () => void }) {
  const trpc = useTRPC();
  const { slug: workspace, role: own } = useWorkspace();
  const { values, field, trouble, showFailure } = useFields({ name: '' });
  const [role, setRole] = useState<Role>('editor');
  const [end, setEnd] = useState('90');
  const create = useMutation(
    trpc.apiKeys.create.mutationOptions({ meta: { quiet: true }, onError: showFailure, gcTime: 0 }),
  );
  if (create.data) return <HandOver name={values.name} token={create.data.key} onClose={onClose} />;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    create.mutate({ workspace, name: values.name, role, days: end === 'never' ? null : Number(end) });
  };
  const roles = ranks.slice(ranks.indexOf(own));
  return (
    <form onSubmit={submit}>
      <Stack>
        {trouble && <Trouble>{trouble}</Trouble>}
        <TextInput label="Name" placeholder="Our ERP" required data-autofocus {...field('name')} />
        <Select
          label="Role"
          data={roles.map((value) => ({ value, label: roleWords[value] }))}
          value={role}
          allowDeselect={false}
          onChange={(value) => setRole(roles.find((one) => one === value) ?? role)}
        />
        <Select
          label="Good for"
          data={ends}
          value={end}
          allowDeselect={false}
          onChange={(value) => setEnd(value ?? end)}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Not now
          </Button>
          <Button type="submit" loading={create.isPending}>
            Create the key
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

const HandOver = ({ name, token, onClose }: { name: string; token: string; onClose: () => void }) => (
  <Stack>
    <Text>
      This is the key {name}. It is shown only now and kept nowhere; whoever has it can do here what its role may, in
      your name.
    </Text>
    <CopyLine label="Key" text={token} />
    <Group justify="flex-end">
      <Button onClick={onClose}>Done</Button>
    </Group>
  </Stack>
);
