'use client';
import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { sayDone } from '../_ui/notify';
import { sayProblems } from '../_ui/problems-of';
import { Trouble } from '../_ui/trouble';
import { useTRPC } from '../_ui/trpc';
import { useWorkspace } from '../_ui/workspace';
import { PartRows } from './part-rows';
import { onePart, sayMatch, toMatch } from './parts';
import { sayResumed } from './say-resumed';
import { SkuSuggestions } from './sku-suggestions';

interface Props {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly connection: { readonly id: string; readonly name: string | null };
  /** The SKU as it comes from the source. */
  readonly sku: string;
}

/** Says which of the destination's products an unknown SKU is, and lets every waiting order go on. */
export function MapSkuModal({ opened, onClose, connection, sku }: Props) {
  return (
    <Modal opened={opened} onClose={onClose} title={`Which product is ${sku}?`}>
      <MapSkuForm connection={connection} sku={sku} onDone={onClose} />
    </Modal>
  );
}

function MapSkuForm({ connection, sku, onDone }: { connection: Props['connection']; sku: string; onDone: () => void }) {
  const trpc = useTRPC();
  const { slug } = useWorkspace();
  const [parts, setParts] = useState(onePart());
  const where = connection.name ?? 'the destination';
  const suggestions = useQuery(trpc.skuMap.suggest.queryOptions({ workspace: slug, connectionId: connection.id, sku }));
  const map = useMutation(
    trpc.skuMap.set.mutationOptions({
      meta: { quiet: true },
      onSuccess: ({ resumed }) => {
        sayDone(`${sku} is ${sayMatch(toMatch(parts))} at ${where}. ${sayResumed(resumed)}`);
        onDone();
      },
    }),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    map.mutate({ workspace: slug, connectionId: connection.id, sku, ...toMatch(parts) });
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        <Text>
          {where} has no product with the SKU {sku}. Say which one it is there; every order that waits for it goes on.
        </Text>
        {map.error && <Trouble>{sayProblems(map.error)}</Trouble>}
        <SkuSuggestions
          suggestions={suggestions.data ?? []}
          chosen={parts[0]?.sku ?? ''}
          onChoose={(chosen) => setParts(onePart(chosen))}
        />
        <PartRows label={`SKU at ${where}`} parts={parts} onChange={setParts} autoFocus />
        <Group justify="flex-end">
          <Button variant="default" onClick={onDone}>
            Not now
          </Button>
          <Button type="submit" loading={map.isPending}>
            Map SKU
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
