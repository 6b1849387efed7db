'use client';
import { Button, Checkbox, Group, Modal, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { keysOf } from '../../nodes/contract';
import { addressParts, FieldEdit, readField } from '../../nodes/order/correct';
import type { Order } from '../../nodes/order/order';
import { sayDone } from '../_ui/notify';
import { useTRPC } from '../_ui/trpc';
import { useWorkspace } from '../_ui/workspace';
import type { OrderView } from './order-view';

interface Props {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly view: OrderView;
}

/** Puts right what the source has wrong: the address, how to reach the buyer, which product a line is. Never money. */
export function CorrectModal({ opened, onClose, view }: Props) {
  return (
    <Modal opened={opened} onClose={onClose} size="lg" title={`Put order ${view.order.source.number} right`}>
      {opened && <Form view={view} onDone={onClose} />}
    </Modal>
  );
}

interface Line {
  readonly field: string;
  readonly label: string;
}

const linesOf = (order: Order): Readonly<Record<'where' | 'who' | 'what', readonly Line[]>> => ({
  where: keysOf(addressParts).map((part) => ({ field: `shipTo.${part}`, label: addressParts[part] })),
  who: [
    { field: 'buyer.email', label: 'Buyer’s email' },
    { field: 'buyer.phone', label: 'Buyer’s phone' },
  ],
  what: order.lines.map(({ id, title }) => ({ field: `lines.${id}.sku`, label: `SKU of ${title}` })),
});

function Form({ view, onDone }: { view: OrderView; onDone: () => void }) {
  const { order } = view;
  const [values, setValues] = useState<Readonly<Record<string, string>>>({});
  const [again, setAgain] = useState(true);
  const waits = view.problems.length > 0;
  const { where, who, what } = linesOf(order);
  const edits = Object.entries(values)
    .map(([field, value]) => ({ field, value: field.endsWith('.country') ? value.trim().toUpperCase() : value.trim() }))
    .filter(({ field, value }) => value !== (readField(order, field) ?? ''));
  const isUsable = edits.every((edit) => FieldEdit.safeParse(edit).success);
  const { send, isBusy } = useCorrect(view, { again: waits && again, onDone });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    send(edits);
  };
  const inputs = (lines: readonly Line[]) =>
    lines.map(({ field, label }) => (
      <TextInput
        key={field}
        label={label}
        value={values[field] ?? readField(order, field) ?? ''}
        error={errorOf({ field, value: values[field] })}
        onChange={(event) => setValues({ ...values, [field]: event.currentTarget.value })}
      />
    ));
  return (
    <form onSubmit={submit}>
      <Stack>
        <Text size="sm" c="dimmed">
          It stays beside what {view.source.name} says, until {view.source.name} itself says something else there.
          Nothing is sent by this, and no amount changes.
        </Text>
        <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
          {inputs(where)}
          {inputs(who)}
          {inputs(what)}
        </SimpleGrid>
        {waits && (
          <Checkbox
            label="Then try again what waits"
            checked={again}
            onChange={(event) => setAgain(event.currentTarget.checked)}
          />
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={onDone}>
            Leave it
          </Button>
          <Button type="submit" disabled={edits.length === 0 || !isUsable} loading={isBusy}>
            Put it right
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function errorOf({ field, value }: { field: string; value: string | undefined }): string | null {
  if (value === undefined) return null;
  const said = field.endsWith('.country') ? value.trim().toUpperCase() : value;
  if (FieldEdit.safeParse({ field, value: said }).success) return null;
  if (field.endsWith('.country')) return 'Two letters, such as ES.';
  return field.endsWith('.email') ? 'This is no email address.' : 'A line needs a SKU.';
}

function useCorrect(view: OrderView, { again, onDone }: { again: boolean; onDone: () => void }) {
  const trpc = useTRPC();
  const { slug } = useWorkspace();
  const retry = useMutation(
    trpc.orders.retry.mutationOptions({
      onSuccess: ({ message }) => sayDone(`Put right. ${message}`),
      onSettled: onDone,
    }),
  );
  const correct = useMutation(
    trpc.orders.correct.mutationOptions({
      onSuccess: () => {
        if (again) retry.mutate({ workspace: slug, orderId: view.id, from: 'failed', version: 'pinned' });
        else {
          sayDone('Put right.');
          onDone();
        }
      },
    }),
  );
  const send = (edits: FieldEdit[]) => correct.mutate({ workspace: slug, orderId: view.id, edits });
  return { send, isBusy: correct.isPending || retry.isPending };
}
