'use client';
import { Button, Select, Stack } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconPlus } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { Suspense } from 'react';
import { later } from '../_ui/later';
import { useTRPC } from '../_ui/trpc';
import type { Answers, Client } from './answers';
import type { ClonePlan } from './template-row';

const ConnectModal = later(() => import('../_connections/connect-modal').then((file) => file.ConnectModal));

type Slot = ClonePlan['slots'][number];

interface Props {
  readonly slot: Slot;
  readonly client: Client;
  readonly answers: Answers;
  readonly onChange: (change: Partial<Answers>) => void;
}

/** Which account of a client stands here; one that is not there yet is connected without leaving the page. */
export function SlotField({ slot, client, answers, onChange }: Props) {
  const [isConnecting, connecting] = useDisclosure(false);
  const { key, label } = slot;
  const fitting = client.accounts.filter((one) => fits({ ...one, id: one.channel }, slot));
  const choose = (id: string | null) => onChange({ bindings: { ...answers.bindings, [key]: id } });
  return (
    <Stack gap={4}>
      <Select
        label={label}
        required
        placeholder={fitting.length === 0 ? 'No such account yet' : 'Choose an account'}
        data={fitting.map(({ id, name }) => ({ value: id, label: name }))}
        value={answers.bindings[key] ?? null}
        onChange={choose}
      />
      {client.mayConnect && (
        <Button
          variant="subtle"
          size="compact-sm"
          w="fit-content"
          leftSection={<IconPlus size={14} aria-hidden />}
          aria-label={`Connect a new account for ${label}`}
          onClick={connecting.open}
        >
          Connect a new account
        </Button>
      )}
      {isConnecting && <ConnectInPlace slot={slot} client={client} onConnected={choose} onClose={connecting.close} />}
    </Stack>
  );
}

interface ConnectProps extends Pick<Props, 'slot' | 'client'> {
  readonly onConnected: (id: string) => void;
  readonly onClose: () => void;
}

/** The account is chosen once the page knows it. */
function ConnectInPlace({ slot, client, onConnected, onClose }: ConnectProps) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const take = async (id: string) => {
    await queries.invalidateQueries(trpc.templates.plan.queryFilter());
    onConnected(id);
    onClose();
  };
  return (
    <Suspense>
      <ConnectModal
        workspace={client.slug}
        isWanted={(connector) => fits(connector, slot)}
        onConnected={take}
        onClose={onClose}
      />
    </Suspense>
  );
}

/** What is neither marketplace nor shop, such as what sends email, is told apart by its channel. */
const fits = ({ kind, id }: { kind: string; id: string }, slot: Slot): boolean =>
  slot.kind === 'any' ? slot.connector === null || slot.connector === id : kind === slot.kind || kind === 'any';
