'use client';
import { Button, Group, Stack, Text, Textarea } from '@mantine/core';
import { type FormEvent, useState } from 'react';

interface Props {
  /** What will happen. */
  readonly text: string;
  readonly placeholder: string;
  readonly verb: string;
  /** The button that leaves everything as it is. */
  readonly keep: string;
  readonly busy: boolean;
  readonly onSubmit: (reason: string) => void;
  readonly onCancel: () => void;
}

/** Asks why, before something is closed for good. */
export function ReasonForm({ text, placeholder, verb, keep, busy, onSubmit, onCancel }: Props) {
  const [reason, setReason] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSubmit(reason);
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        <Text>{text}</Text>
        <Textarea
          label="Reason"
          placeholder={placeholder}
          required
          data-autofocus
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
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
