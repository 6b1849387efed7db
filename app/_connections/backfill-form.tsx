'use client';
import { Button, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { sayDone } from '../_ui/notify';
import { useTRPC } from '../_ui/trpc';
import { useWorkspace } from '../_ui/workspace';
import { dayRange } from './day-range';
import classes from './panel.module.css';

/** Fetches every order of some days; what is here already is not doubled. */
export function BackfillForm({ connectionId }: { connectionId: string }) {
  const trpc = useTRPC();
  const { slug } = useWorkspace();
  const [first, setFirst] = useState('');
  const [last, setLast] = useState('');
  const start = useMutation(
    trpc.connections.backfill.mutationOptions({
      onSuccess: () => sayDone('Fetching. Orders appear as they are read.'),
    }),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    start.mutate({ workspace: slug, connectionId, ...dayRange({ first, last, now: new Date() }) });
  };
  return (
    <form className={classes['row']} onSubmit={submit}>
      <TextInput
        className={classes['grow'] ?? ''}
        type="date"
        label="All orders from"
        required
        value={first}
        onChange={(event) => setFirst(event.currentTarget.value)}
      />
      <TextInput
        className={classes['grow'] ?? ''}
        type="date"
        label="up to and with"
        required
        min={first}
        value={last}
        onChange={(event) => setLast(event.currentTarget.value)}
      />
      <Button type="submit" variant="default" loading={start.isPending}>
        Fetch them
      </Button>
    </form>
  );
}
