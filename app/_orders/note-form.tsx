'use client';
import { Button, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTRPC } from '../_ui/trpc';
import { useWorkspace } from '../_ui/workspace';
import classes from './timeline.module.css';

/** A note for the colleagues, kept on the order. */
export function NoteForm({ orderId }: { orderId: string }) {
  const trpc = useTRPC();
  const { slug } = useWorkspace();
  const [text, setText] = useState('');
  const add = useMutation(trpc.orders.addNote.mutationOptions({ onSuccess: () => setText('') }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    add.mutate({ workspace: slug, orderId, text });
  };
  return (
    <form className={classes['noteForm']} onSubmit={submit}>
      <TextInput
        className={classes['noteInput'] ?? ''}
        aria-label="Write a note"
        placeholder="Write a note for your colleagues"
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Button type="submit" variant="default" loading={add.isPending} disabled={text.trim() === ''}>
        Add note
      </Button>
    </form>
  );
}
