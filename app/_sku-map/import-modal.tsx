'use client';
import { Button, Group, Modal, Select, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { sayDone } from '../_ui/notify';
import { sayProblems } from '../_ui/problems-of';
import { sayMany } from '../_ui/say-number';
import { Trouble } from '../_ui/trouble';
import { useTRPC } from '../_ui/trpc';
import { useWorkspace } from '../_ui/workspace';
import type { Destination } from './destination';
import { sayResumed } from './say-resumed';

interface Props {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly csv: string;
  readonly destinations: readonly Destination[];
}

/** Asks for which destination a table file is, before anything of it is kept. */
export function ImportModal({ opened, onClose, csv, destinations }: Props) {
  return (
    <Modal opened={opened} onClose={onClose} title="Import matches">
      <ImportForm csv={csv} destinations={destinations} onDone={onClose} />
    </Modal>
  );
}

const countLines = (csv: string) => csv.split('\n').filter((line) => line.trim() !== '').length;

function ImportForm({ csv, destinations, onDone }: Pick<Props, 'csv' | 'destinations'> & { onDone: () => void }) {
  const trpc = useTRPC();
  const { slug } = useWorkspace();
  const [chosen, setChosen] = useState<string | null>(null);
  const connectionId = chosen ?? destinations[0]?.id ?? '';
  const bring = useMutation(
    trpc.skuMap.importCsv.mutationOptions({
      meta: { quiet: true },
      onSuccess: ({ added, changed, unchanged, resumed }) => {
        sayDone(
          `${sayMany(added, { one: 'match', many: 'matches' })} added, ${changed} changed, ${unchanged} as before. ${sayResumed(resumed)}`,
        );
        onDone();
      },
    }),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    bring.mutate({ workspace: slug, connectionId, csv });
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        <Text>
          The file has {sayMany(countLines(csv), { one: 'line' })}: the SKU on the order, then the SKU at the
          destination; of a bundle then how many, and each further product with its number. Matches that are there
          already are changed, none is removed.
        </Text>
        <Select
          label="For"
          allowDeselect={false}
          data={destinations.map(({ id, name }) => ({ value: id, label: name }))}
          value={connectionId}
          onChange={setChosen}
        />
        {bring.error && <Trouble>{sayProblems(bring.error)}</Trouble>}
        <Group justify="flex-end">
          <Button variant="default" onClick={onDone}>
            Not now
          </Button>
          <Button type="submit" loading={bring.isPending}>
            Import
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
