'use client';
import { Button, Group, Stack, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Markdown } from '../_ui/markdown';
import { sayDone } from '../_ui/notify';
import { useTRPC } from '../_ui/trpc';
import { useWorkspace } from '../_ui/workspace';
import { CapabilityRow } from './capability-row';
import classes from './connect-form.module.css';
import { ConnectorFields } from './connector-fields';
import type { ConnectorView } from './connector-view';
import { splitValues, startValues } from './field-values';
import { TestResult } from './test-result';

interface Props {
  readonly connector: ConnectorView;
  readonly onConnected: (connectionId: string) => void;
}

/** A new account: its name, the fields the channel asks for, and where to find them. */
export function ConnectForm({ connector, onConnected }: Props) {
  const trpc = useTRPC();
  const { slug } = useWorkspace();
  const [name, setName] = useState(connector.name);
  const [values, setValues] = useState(() => startValues(connector.fields));
  const test = useMutation(trpc.connections.test.mutationOptions({ meta: { quiet: true } }));
  const create = useMutation(
    trpc.connections.create.mutationOptions({
      meta: { quiet: true },
      onSuccess: ({ id }) => {
        sayDone(`${name} is connected.`);
        onConnected(id);
      },
    }),
  );
  const account = () => ({ workspace: slug, connector: connector.id, ...splitValues(connector.fields, values) });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    create.mutate({ ...account(), name });
  };
  return (
    <div className={classes['columns']}>
      <form className={classes['form']} onSubmit={submit}>
        <Stack>
          <TextInput
            label="Name"
            description="How you will find it on the canvas."
            required
            maxLength={120}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <ConnectorFields
            connector={connector}
            values={values}
            onChange={setValues}
            error={create.error ?? test.error}
          />
          <TestResult test={test} failure={create.error} />
          <Group>
            <Button type="submit" loading={create.isPending || create.isSuccess}>
              Connect
            </Button>
            <Button variant="default" loading={test.isPending} onClick={() => test.mutate(account())}>
              Test connection
            </Button>
          </Group>
        </Stack>
      </form>
      <ConnectHelp connector={connector} />
    </div>
  );
}

function ConnectHelp({ connector }: { connector: ConnectorView }) {
  return (
    <aside className={classes['help']} aria-label="Where to find it">
      <h2>Where to find it</h2>
      <Markdown text={connector.connectHelp} />
      <h2>What it can do</h2>
      <CapabilityRow capabilities={connector.capabilities} sends={connector.sends} />
    </aside>
  );
}
