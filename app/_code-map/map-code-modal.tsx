'use client';
import { Button, Chip, Group, Modal, Stack, Text } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { codeKinds } from '../../nodes/order/code-match';
import { sayResumed } from '../_sku-map/say-resumed';
import { sayDone } from '../_ui/notify';
import { sayProblems } from '../_ui/problems-of';
import { Trouble } from '../_ui/trouble';
import { useTRPC } from '../_ui/trpc';
import { useWorkspace } from '../_ui/workspace';
import type { CodeKindName, SuggestedCode } from './code-map-view';
import { TargetField } from './target-field';

interface Props {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly kind: CodeKindName;
  /** As the order says it. */
  readonly code: string;
  readonly destination: { readonly id: string; readonly name: string | null };
}

/** Says what a carrier or reason is called at a destination, and lets every order that waits for it go on. */
export function MapCodeModal({ opened, onClose, kind, code, destination }: Props) {
  return (
    <Modal opened={opened} onClose={onClose} title={`What is “${code}” called there?`}>
      <MapCodeForm kind={kind} code={code} destination={destination} onDone={onClose} />
    </Modal>
  );
}

type FormProps = Omit<Props, 'opened' | 'onClose'> & { readonly onDone: () => void };

function MapCodeForm({ kind, code, destination, onDone }: FormProps) {
  const trpc = useTRPC();
  const { slug } = useWorkspace();
  const [target, setTarget] = useState('');
  const where = destination.name ?? 'the destination';
  const at = { workspace: slug, connectionId: destination.id };
  const suggested = useQuery(trpc.codeMap.suggest.queryOptions({ ...at, kind, code }));
  const map = useMutation(
    trpc.codeMap.set.mutationOptions({
      meta: { quiet: true },
      onSuccess: ({ resumed }) => {
        sayDone(`“${code}” is “${target}” at ${where}. ${sayResumed(resumed)}`);
        onDone();
      },
    }),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    map.mutate({ ...at, kind, code, target });
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        <Text>
          {where} does not know the {codeKinds[kind].one} “{code}”. Say what it is called there; every order that waits
          for it goes on.
        </Text>
        {(map.error ?? suggested.error) && <Trouble>{sayProblems(map.error ?? suggested.error)}</Trouble>}
        <NearOnes suggested={suggested.data ?? []} chosen={target} onChoose={setTarget} />
        <TargetField
          label={`Called at ${where}`}
          kind={kind}
          code={code}
          connectionId={destination.id}
          value={target}
          onChange={setTarget}
          autoFocus
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onDone}>
            Not now
          </Button>
          <Button type="submit" loading={map.isPending} disabled={target === ''}>
            {kind === 'carrier' ? 'Map carrier' : 'Map reason'}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

interface NearProps {
  readonly suggested: readonly SuggestedCode[];
  readonly chosen: string;
  readonly onChoose: (code: string) => void;
}

/** Those of a near name, to choose by one click; nothing when none is near. */
function NearOnes({ suggested, chosen, onChoose }: NearProps) {
  const near = suggested.filter(({ isNear }) => isNear).slice(0, 5);
  if (near.length === 0) return null;
  return (
    <div>
      <Text size="sm" fw={500} mb={6} id="code-suggestions">
        Perhaps one of these
      </Text>
      <Chip.Group value={chosen} onChange={onChoose}>
        <Group gap={6} role="group" aria-labelledby="code-suggestions">
          {near.map(({ code, label }) => (
            <Chip key={code} value={code} radius="md">
              {label ?? code}
            </Chip>
          ))}
        </Group>
      </Chip.Group>
    </div>
  );
}
