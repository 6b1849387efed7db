'use client';
import { Anchor, Button, Group, Modal, Stack, Text, TextInput, UnstyledButton } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Markdown } from '../_ui/markdown';
import { QueryView } from '../_ui/query-view';
import { CardsSkeleton } from '../_ui/skeletons';
import { useTRPC } from '../_ui/trpc';
import classes from './connect-modal.module.css';
import { ConnectorFields } from './connector-fields';
import type { ConnectorView } from './connector-view';
import { splitValues, startValues } from './field-values';
import { TestResult } from './test-result';

interface Props {
  /** Whose account it will be. */
  readonly workspace: string;
  readonly isWanted: (connector: ConnectorView) => boolean;
  /** The account is there; what it is for may have to be fetched first. */
  readonly onConnected: (connectionId: string) => void | Promise<void>;
  readonly onClose: () => void;
}

/** Connecting an account without leaving what one is at: which channel, then what it asks for. */
export function ConnectModal({ workspace, isWanted, onConnected, onClose }: Props) {
  const trpc = useTRPC();
  const [chosen, setChosen] = useState<ConnectorView | null>(null);
  const query = useQuery(trpc.connectors.list.queryOptions({ workspace }, { staleTime: 60_000 }));
  return (
    <Modal opened onClose={onClose} size="lg" title={chosen ? `Connect ${chosen.name}` : 'Connect a new account'}>
      {chosen ? (
        <AccountForm
          workspace={workspace}
          connector={chosen}
          onConnected={onConnected}
          onBack={() => setChosen(null)}
        />
      ) : (
        <QueryView query={query} skeleton={<CardsSkeleton cards={4} />}>
          {(connectors) => <Channels connectors={connectors.filter(isWanted)} onChoose={setChosen} />}
        </QueryView>
      )}
    </Modal>
  );
}

function Channels({
  connectors,
  onChoose,
}: {
  connectors: readonly ConnectorView[];
  onChoose(one: ConnectorView): void;
}) {
  return (
    <Stack gap={6}>
      {connectors.map((connector) => (
        <UnstyledButton key={connector.id} className={classes['channel'] ?? ''} onClick={() => onChoose(connector)}>
          <strong>{connector.name}</strong>
          <span>{connector.summary}</span>
        </UnstyledButton>
      ))}
    </Stack>
  );
}

interface FormProps extends Pick<Props, 'workspace' | 'onConnected'> {
  readonly connector: ConnectorView;
  onBack(): void;
}

function AccountForm({ workspace, connector, onConnected, onBack }: FormProps) {
  const trpc = useTRPC();
  const [name, setName] = useState(connector.name);
  const [values, setValues] = useState(() => startValues(connector.fields));
  const create = useMutation(
    trpc.connections.create.mutationOptions({
      meta: { quiet: true },
      onSuccess: ({ id }) => onConnected(id),
    }),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation();
    create.mutate({ workspace, connector: connector.id, name, ...splitValues(connector.fields, values) });
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        <Anchor component="button" type="button" size="sm" w="fit-content" onClick={onBack}>
          All channels
        </Anchor>
        <TextInput
          label="Name"
          description="How you will find it on the canvas."
          required
          maxLength={120}
          value={name}
          onChange={({ currentTarget }) => setName(currentTarget.value)}
        />
        <ConnectorFields connector={connector} values={values} onChange={setValues} error={create.error} />
        <TestResult test={{ data: undefined, error: null }} failure={create.error} />
        <Group justify="flex-end">
          <Button type="submit" loading={create.isPending}>
            Connect
          </Button>
        </Group>
        <Text size="sm" fw={550}>
          Where to find it
        </Text>
        <Markdown text={connector.connectHelp} />
      </Stack>
    </form>
  );
}
