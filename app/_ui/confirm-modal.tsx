'use client';
import { Button, Group, Modal, Stack, Text } from '@mantine/core';

interface Props {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly title: string;
  /** What will be different afterwards. */
  readonly text: string;
  readonly verb: string;
  /** The way out, e.g. "Keep it". */
  readonly keep: string;
  readonly busy: boolean;
  readonly onConfirm: () => void;
}

/** Asks before something that cannot be taken back; the safe answer comes first. */
export function ConfirmModal({ opened, onClose, title, text, verb, keep, busy, onConfirm }: Props) {
  return (
    <Modal opened={opened} onClose={onClose} title={title}>
      <Stack>
        <Text>{text}</Text>
        <Group justify="flex-end">
          <Button variant="default" data-autofocus onClick={onClose}>
            {keep}
          </Button>
          <Button color="red" loading={busy} onClick={onConfirm}>
            {verb}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
