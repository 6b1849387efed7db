import { Button, Group, Stack, Text } from '@mantine/core';
import type { FormEvent, ReactNode } from 'react';

interface Props {
  /** What will happen. */
  readonly text: string;
  /** The field that is asked for. */
  readonly children: ReactNode;
  readonly verb: string;
  /** The button that leaves everything as it is. */
  readonly keep: string;
  readonly busy: boolean;
  readonly onSubmit: () => void;
  readonly onCancel: () => void;
}

/** Asks for one thing before something is done: what will happen, the field, and the two ways on. */
export function AskForm({ text, children, verb, keep, busy, onSubmit, onCancel }: Props) {
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSubmit();
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        <Text>{text}</Text>
        {children}
        <Group justify="flex-end">
          <Button variant="default" onClick={onCancel}>
            {keep}
          </Button>
          <Button type="submit" loading={busy}>
            {verb}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
