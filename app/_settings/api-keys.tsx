'use client';
import { Button, Group } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconKey } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { ConfirmModal } from '../_ui/confirm-modal';
import { useHere } from '../_ui/frame/use-here';
import { LinkButton } from '../_ui/link-button';
import { sayDone } from '../_ui/notify';
import { QueryView } from '../_ui/query-view';
import { Section } from '../_ui/section';
import { TextSkeleton } from '../_ui/skeletons';
import { Time } from '../_ui/time';
import { type Outputs, useTRPC } from '../_ui/trpc';
import { useMay, useWorkspace } from '../_ui/workspace';
import classes from './api-keys.module.css';
import { NewKeyModal } from './new-key-modal';
import { roleNames } from './role-words';
import settings from './settings.module.css';

type ApiKey = Outputs['apiKeys']['list'][number];

/** The keys by which programs come in, for those who may make them. */
export function ApiKeys() {
  const may = useMay();
  return may.manage ? <KeySection /> : null;
}

function KeySection() {
  const trpc = useTRPC();
  const { slug } = useWorkspace();
  const { to } = useHere();
  const [opened, modal] = useDisclosure(false);
  const query = useQuery(trpc.apiKeys.list.queryOptions({ workspace: slug }));
  return (
    <Section title="API keys">
      <QueryView query={query} skeleton={<TextSkeleton lines={2} />}>
        {(keys) =>
          keys.length === 0 ? (
            <p className={classes['none']}>
              No program comes in yet. A key lets one work in this workspace, with a role of its own.
            </p>
          ) : (
            <ul className={settings['devices']}>
              {keys.map((key) => (
                <KeyLine key={key.id} apiKey={key} />
              ))}
            </ul>
          )
        }
      </QueryView>
      <Group mt="sm" gap="sm">
        <Button variant="default" leftSection={<IconKey size={16} aria-hidden />} onClick={modal.open}>
          Create a key
        </Button>
        <LinkButton href={to('help/api')} variant="subtle">
          What programs can do
        </LinkButton>
      </Group>
      <NewKeyModal opened={opened} onClose={modal.close} />
    </Section>
  );
}

function KeyLine({ apiKey: { id, name, role, hint, createdBy, expiresAt, lastUsedAt, state } }: { apiKey: ApiKey }) {
  return (
    <li className={classes['line']}>
      <span className={classes['what']}>
        {name}
        <span className={settings['soft']}>
          <code className={classes['hint']}>{hint}</code> {roleNames[role]}, for{' '}
          {createdBy ?? 'an account that is gone'}
        </span>
        <span className={settings['soft']}>
          {lastUsedAt ? (
            <>
              Last used <Time at={lastUsedAt} />
            </>
          ) : (
            'Not used yet'
          )}
          {'; '}
          {sayEnd(state, expiresAt)}
        </span>
      </span>
      <Revoke id={id} name={name} />
    </li>
  );
}

function sayEnd(state: ApiKey['state'], expiresAt: string | null): string {
  if (state === 'orphaned') return 'lets nobody in: who made it has left';
  if (state === 'shutOut') return 'lets nobody in until who made it has a second step at sign-in';
  if (expiresAt === null) return 'good until it is revoked';
  const day = new Date(expiresAt).toLocaleDateString(undefined, { day: 'numeric', month: 'short', year: 'numeric' });
  return state === 'expired' ? `ran out on ${day}` : `good until ${day}`;
}

function Revoke({ id, name }: { id: string; name: string }) {
  const trpc = useTRPC();
  const { slug: workspace } = useWorkspace();
  const [opened, modal] = useDisclosure(false);
  const revoke = useMutation(
    trpc.apiKeys.revoke.mutationOptions({
      onSuccess: () => {
        modal.close();
        sayDone(`The key ${name} lets nobody in any more.`);
      },
    }),
  );
  return (
    <>
      <Button variant="default" size="compact-sm" aria-label={`Revoke ${name}`} onClick={modal.open}>
        Revoke
      </Button>
      <ConfirmModal
        opened={opened}
        onClose={modal.close}
        title={`Revoke ${name}`}
        text="The program that uses it is shut out at its next request. What it did stays in the audit log."
        verb="Revoke"
        keep="Keep it"
        busy={revoke.isPending}
        onConfirm={() => revoke.mutate({ workspace, keyId: id })}
      />
    </>
  );
}
