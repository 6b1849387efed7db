'use client';
import { Button, Group, Stack } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { sayDone } from '../_ui/notify';
import { Section } from '../_ui/section';
import { useTRPC } from '../_ui/trpc';
import { useWorkspace } from '../_ui/workspace';
import type { ConnectionView } from './connection-view';
import { ConnectorFields } from './connector-fields';
import type { ConnectorView } from './connector-view';
import { type FieldValues, splitValues, startValues } from './field-values';
import classes from './panel.module.css';
import { TestResult } from './test-result';

/** The account's settings and keys. Keys are never shown again; typing a new one replaces it. */
export function AccountPanel({ connection }: { connection: ConnectionView }) {
  const trpc = useTRPC();
  const { slug } = useWorkspace();
  const { data } = useQuery(trpc.connectors.list.queryOptions({ workspace: slug }, { staleTime: 60_000 }));
  const connector = data?.find(({ id }) => id === connection.connector);
  if (!connector) return null;
  return (
    <Section title="Account">
      <div className={classes['panel']}>
        <AccountForm connection={connection} connector={connector} />
      </div>
    </Section>
  );
}

function AccountForm({ connection, connector }: { connection: ConnectionView; connector: ConnectorView }) {
  const trpc = useTRPC();
  const { slug } = useWorkspace();
  const { id, settings, hints } = connection;
  const start = () => startValues(connector.fields, settings);
  const [values, setValues] = useState<FieldValues>(start);
  const test = useMutation(trpc.connections.test.mutationOptions({ meta: { quiet: true } }));
  const save = useMutation(
    trpc.connections.update.mutationOptions({
      meta: { quiet: true },
      onSuccess: () => {
        setValues((now) => ({ ...now, ...emptySecrets(connector) }));
        sayDone('Saved. It is tried out now.');
        test.mutate({ workspace: slug, connectionId: id });
      },
    }),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    test.reset();
    save.mutate({ workspace: slug, connectionId: id, ...splitValues(connector.fields, values) });
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        <ConnectorFields connector={connector} values={values} onChange={setValues} error={save.error} hints={hints} />
        <TestResult test={test} failure={save.error} />
        <Group>
          <Button type="submit" variant="default" loading={save.isPending}>
            Save
          </Button>
          <Button
            variant="subtle"
            color="gray"
            loading={test.isPending}
            onClick={() => test.mutate({ workspace: slug, connectionId: id })}
          >
            Test connection
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

const emptySecrets = ({ fields }: ConnectorView) =>
  Object.fromEntries(fields.filter(({ secret }) => secret).map(({ name }) => [name, '']));
