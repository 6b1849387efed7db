'use client';
import { Button, Stack, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import { useHere } from '../_ui/frame/use-here';
import { sayDone } from '../_ui/notify';
import { Section } from '../_ui/section';
import { useTRPC } from '../_ui/trpc';
import { useMay, useWorkspace } from '../_ui/workspace';
import { BackfillForm } from './backfill-form';
import { BackfillList } from './backfill-list';
import type { ConnectionView } from './connection-view';
import classes from './panel.module.css';

/** For orders that are missing: one by its number, or all of a range of days. */
export function FetchPanel({ connection }: { connection: ConnectionView }) {
  const may = useMay();
  const { canPull, canPoll, backfills } = connection;
  const offersPull = canPull && may.edit;
  const offersBackfill = canPoll && may.admin;
  if (!offersPull && !offersBackfill) return null;
  return (
    <Section title="Fetch orders">
      <Stack gap="md" className={classes['panel'] ?? ''}>
        {offersPull && <PullForm connectionId={connection.id} />}
        {offersBackfill && <BackfillForm connectionId={connection.id} />}
        <BackfillList backfills={backfills} mayStop={offersBackfill} />
      </Stack>
    </Section>
  );
}

function PullForm({ connectionId }: { connectionId: string }) {
  const trpc = useTRPC();
  const router = useRouter();
  const { to } = useHere();
  const { slug } = useWorkspace();
  const [number, setNumber] = useState('');
  const pull = useMutation(
    trpc.connections.pullOrder.mutationOptions({
      onSuccess: ({ orderId, message }) => {
        sayDone(message);
        if (orderId !== null) router.push(to(`orders/${orderId}`));
      },
    }),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    pull.mutate({ workspace: slug, connectionId, number });
  };
  return (
    <form className={classes['row']} onSubmit={submit}>
      <TextInput
        className={classes['grow'] ?? ''}
        label="One order, by its number there"
        required
        value={number}
        onChange={(event) => setNumber(event.currentTarget.value)}
      />
      <Button type="submit" variant="default" loading={pull.isPending}>
        Fetch it
      </Button>
    </form>
  );
}
