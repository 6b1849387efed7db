import { Anchor, Button, Group, Modal, Stack, Text, TextInput, UnstyledButton } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { ConnectorFields } from '../../../_connections/connector-fields';
import type { ConnectorView } from '../../../_connections/connector-view';
import { splitValues, startValues } from '../../../_connections/field-values';
import { TestResult } from '../../../_connections/test-result';
import { Markdown } from '../../../_ui/markdown';
import { QueryView } from '../../../_ui/query-view';
import { CardsSkeleton } from '../../../_ui/skeletons';
import { useTRPC } from '../../../_ui/trpc';
import { byId } from '../../create-editor';
import { useEditor } from '../../editor-context';
import { canServe, type WantedAccount } from './can-serve';
import classes from './connect-here.module.css';

interface Props {
  readonly wanted: WantedAccount | undefined;
  onConnected(connectionId: string): void;
  onClose(): void;
}

/** Connecting an account without leaving the drawing: which channel, then what it asks for. */
export function ConnectHere({ wanted, onConnected, onClose }: Props) {
  const trpc = useTRPC();
  const { workspace } = useEditor();
  const [chosen, setChosen] = useState<ConnectorView | null>(null);
  const query = useQuery(trpc.connectors.list.queryOptions({ workspace }, { staleTime: 60_000 }));
  return (
    <Modal opened onClose={onClose} size="lg" title={chosen ? `Connect ${chosen.name}` : 'Connect a new account'}>
      {chosen ? (
        <AccountForm connector={chosen} onConnected={onConnected} onBack={() => setChosen(null)} />
      ) : (
        <QueryView query={query} skeleton={<CardsSkeleton cards={4} />}>
          {(connectors) => (
            <Channels connectors={connectors.filter((one) => !wanted || canServe(one, wanted))} onChoose={setChosen} />
          )}
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

interface FormProps {
  readonly connector: ConnectorView;
  onConnected(connectionId: string): void;
  onBack(): void;
}

function AccountForm({ connector, onConnected, onBack }: FormProps) {
  const { workspace } = useEditor();
  const [name, setName] = useState(connector.name);
  const [values, setValues] = useState(() => startValues(connector.fields));
  const create = useConnect(onConnected);
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

/** The account can be chosen only once the editor knows it, so that is fetched first. */
function useConnect(onConnected: (connectionId: string) => void) {
  const trpc = useTRPC();
  const client = useQueryClient();
  const { workspace, flowId, overlay } = useEditor();
  return useMutation(
    trpc.connections.create.mutationOptions({
      meta: { quiet: true },
      onSuccess: async ({ id }) => {
        const flow = await client.fetchQuery({ ...trpc.flows.get.queryOptions({ workspace, flowId }), staleTime: 0 });
        overlay.setState({ connections: byId(flow.connections) });
        onConnected(id);
      },
    }),
  );
}
