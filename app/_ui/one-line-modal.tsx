'use client';
import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';

interface Props {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly title: string;
  /** What will happen. */
  readonly text: string;
  readonly label: string;
  readonly placeholder: string;
  /** What stands in the line at first. */
  readonly initial?: string;
  readonly verb: string;
  readonly busy: boolean;
  readonly onSubmit: (line: string) => void;
}

/** Asks for one line before something is done, and says what will be done. */
export function OneLineModal({ opened, onClose, title, ...form }: Props) {
  return (
    <Modal opened={opened} onClose={onClose} title={title}>
      <OneLineForm onClose={onClose} {...form} />
    </Modal>
  );
}

function OneLineForm({
  onClose,
  text,
  label,
  placeholder,
  initial = '',
  verb,
  busy,
  onSubmit,
}: Omit<Props, 'opened' | 'title'>) {
  const [line, setLine] = useState(initial);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSubmit(line);
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        <Text>{text}</Text>
        <TextInput
          label={label}
          placeholder={placeholder}
          required
          data-autofocus
          value={line}
          onChange={(event) => setLine(event.currentTarget.value)}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Not now
          </Button>
          <Button type="submit" loading={busy}>
            {verb}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
