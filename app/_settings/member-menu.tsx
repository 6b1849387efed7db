'use client';
import { ActionIcon, Button, Group, Menu, Modal, Stack } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconDots } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { ConfirmModal } from '../_ui/confirm-modal';
import { sayDone } from '../_ui/notify';
import { useTRPC } from '../_ui/trpc';
import { useMay, useWorkspace } from '../_ui/workspace';
import type { MemberRow } from './member-row';
import { endOf, PlaceFields } from './place-fields';

/** Another role, another last day, or out. For oneself: leaving. */
export function MemberMenu({ member }: { member: MemberRow }) {
  const trpc = useTRPC();
  const may = useMay();
  const { data } = useQuery(trpc.me.get.queryOptions());
  const [changing, change] = useDisclosure(false);
  const [leaving, leave] = useDisclosure(false);
  const isMe = data?.user?.id === member.userId;
  const mayChange = may.manage && (may.own || (member.role !== 'owner' && member.until === null));
  if (!isMe && !mayChange) return null;
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon aria-label={`More about ${member.name}`}>
            <IconDots size={18} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {mayChange && <Menu.Item onClick={change.open}>Change role</Menu.Item>}
          <Menu.Item color="red" onClick={leave.open}>
            {isMe ? 'Leave this workspace' : 'Remove'}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Modal opened={changing} onClose={change.close} title={member.name}>
        <ChangeForm member={member} onClose={change.close} />
      </Modal>
      <RemoveModal member={member} isMe={isMe} opened={leaving} onClose={leave.close} />
    </>
  );
}

function ChangeForm({ member, onClose }: { member: MemberRow; onClose: () => void }) {
  const trpc = useTRPC();
  const { slug: workspace } = useWorkspace();
  const { userId, name, role, until } = member;
  const [place, setPlace] = useState({ role, until: until?.slice(0, 10) ?? null });
  const change = useMutation(
    trpc.members.change.mutationOptions({
      onSuccess: () => {
        sayDone(`What ${name} may do is changed, from their next click on.`);
        onClose();
      },
    }),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    change.mutate({ workspace, userId, role: place.role, until: endOf(place.until) });
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        <PlaceFields place={place} onChange={setPlace} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Not now
          </Button>
          <Button type="submit" loading={change.isPending}>
            Save
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

interface RemoveProps {
  readonly member: MemberRow;
  readonly isMe: boolean;
  readonly opened: boolean;
  readonly onClose: () => void;
}

function RemoveModal({ member: { userId, name }, isMe, opened, onClose }: RemoveProps) {
  const trpc = useTRPC();
  const { slug: workspace, name: workspaceName } = useWorkspace();
  const remove = useMutation(
    trpc.members.remove.mutationOptions({
      onSuccess: () => {
        sayDone(`${name} is out.`);
        onClose();
      },
    }),
  );
  const leave = useMutation(trpc.members.leave.mutationOptions({ onSuccess: () => window.location.assign('/') }));
  return (
    <ConfirmModal
      opened={opened}
      onClose={onClose}
      title={isMe ? `Leave ${workspaceName}` : `Remove ${name}`}
      text={
        isMe
          ? 'You see nothing of it any more until somebody invites you again. What you drew and did stays.'
          : `${name} sees nothing of this workspace from the next click on. What they drew and did stays.`
      }
      verb={isMe ? 'Leave' : 'Remove'}
      keep={isMe ? 'Stay' : 'Keep'}
      busy={remove.isPending || leave.isPending}
      onConfirm={() => (isMe ? leave.mutate({ workspace }) : remove.mutate({ workspace, userId }))}
    />
  );
}
