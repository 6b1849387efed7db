'use client';
import { Button, Menu } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconDots, IconPencil, IconPlayerPause, IconPlayerPlay, IconTrash } from '@tabler/icons-react';
import { useRouter } from 'next/navigation';
import { ConfirmModal } from '../_ui/confirm-modal';
import { useHere } from '../_ui/frame/use-here';
import { useMay } from '../_ui/workspace';
import type { ConnectionView } from './connection-view';
import { RenameModal } from './rename-modal';
import { useConnectionAct } from './use-connection-act';

/** Pause or resume; rename and remove behind "More". */
export function ConnectionActions({ connection }: { connection: ConnectionView }) {
  const may = useMay();
  const [renameOpen, rename] = useDisclosure(false);
  const [removeOpen, remove] = useDisclosure(false);
  if (!may.admin) return null;
  return (
    <>
      <PauseButton connection={connection} />
      <Menu position="bottom-end">
        <Menu.Target>
          <Button variant="default" size="compact-md" leftSection={<IconDots size={16} aria-hidden />}>
            More
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconPencil size={16} aria-hidden />} onClick={rename.open}>
            Rename
          </Menu.Item>
          <Menu.Item leftSection={<IconTrash size={16} aria-hidden />} onClick={remove.open}>
            Remove
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <RenameModal opened={renameOpen} onClose={rename.close} connection={connection} />
      <RemoveModal opened={removeOpen} onClose={remove.close} connection={connection} />
    </>
  );
}

function PauseButton({ connection: { id, state } }: { connection: ConnectionView }) {
  const paused = state === 'paused';
  const act = useConnectionAct(paused ? 'resume' : 'pause', id);
  const Icon = paused ? IconPlayerPlay : IconPlayerPause;
  return (
    <Button
      variant={paused ? 'filled' : 'default'}
      size="compact-md"
      loading={act.isPending}
      leftSection={<Icon size={16} aria-hidden />}
      onClick={() => act.run()}
    >
      {paused ? 'Resume' : 'Pause'}
    </Button>
  );
}

interface RemoveProps {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly connection: ConnectionView;
}

function RemoveModal({ opened, onClose, connection: { id, name, flows } }: RemoveProps) {
  const router = useRouter();
  const { to } = useHere();
  const act = useConnectionAct('archive', id);
  const live = flows.filter((flow) => flow.live).map((flow) => flow.name);
  const warning = live.length > 0 ? ` It is used by ${live.join(', ')}: those flows will show a problem.` : '';
  return (
    <ConfirmModal
      opened={opened}
      onClose={onClose}
      title={`Remove ${name}?`}
      text={`Its keys are forgotten and no more orders come in through it. Orders it brought stay.${warning}`}
      verb="Remove"
      keep="Keep it"
      busy={act.isPending}
      onConfirm={() => act.run(() => router.push(to('connections')))}
    />
  );
}
