import { Button, Group, Stack, Textarea } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { problemsOf } from '../../_ui/problems-of';
import { useTRPC } from '../../_ui/trpc';
import { useEditor } from '../editor-context';
import { usePin } from './use-pinned-order';

/** An order as somebody has it at hand: a message of one of the flow's accounts, or a downloaded order of ours. */
export function PasteOrder({ onDone }: { onDone: () => void }) {
  const { workspace, store, view } = useEditor();
  const trpc = useTRPC();
  const pin = usePin();
  const [text, setText] = useState('');
  const read = useMutation(
    trpc.flows.test.mutationOptions({
      meta: { quiet: true },
      onSuccess: ({ before: order }) => {
        const pasted = { id: 'pasted', label: `Pasted: ${order.source.number}`, order, eventKind: 'created' } as const;
        view.setState({ pasted });
        pin(pasted);
        onDone();
      },
    }),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    read.mutate({
      workspace,
      flow: { document: store.getState().flow },
      order: { pasted: text },
      eventKind: 'created',
    });
  };
  const [problem] = read.error ? problemsOf(read.error) : [];
  return (
    <form onSubmit={submit}>
      <Stack gap={8}>
        <Textarea
          label="Order to paste"
          description="A message of one of the accounts this flow begins with, as the channel sends it."
          autosize
          minRows={4}
          maxRows={10}
          autoFocus
          value={text}
          error={problem && `${problem.message} ${problem.advice ?? ''}`}
          onChange={({ currentTarget }) => setText(currentTarget.value)}
        />
        <Group gap={8}>
          <Button type="submit" size="xs" variant="default" loading={read.isPending} disabled={text.trim() === ''}>
            Use this order
          </Button>
          <Button size="xs" variant="subtle" color="gray" onClick={onDone}>
            Cancel
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
