'use client';
import { Button, Group, SegmentedControl, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useState } from 'react';
import { sayMany } from '../_ui/say-number';
import { Section } from '../_ui/section';
import { useTRPC } from '../_ui/trpc';
import { useWorkspace } from '../_ui/workspace';
import { missingFor, toClone, toTrial } from './answers';
import { ClientFields, FoldedClient } from './client-fields';
import { CloneResults } from './clone-results';
import type { ClonePlan } from './template-row';
import classes from './templates.module.css';
import { TrialResults } from './trial-results';
import { useAnswers } from './use-answers';

/** Up to so many clients stand open one below the other. */
const mostOpen = 3;

/** One panel for each client, prefilled with what most likely is meant; what would come of it; then what became of each. */
export function CloneForm({ templateId, plan }: { templateId: string; plan: ClonePlan }) {
  const trpc = useTRPC();
  const { slug: workspace } = useWorkspace();
  const [mode, setMode] = useState<'draft' | 'live'>('draft');
  const clone = useMutation(trpc.templates.clone.mutationOptions());
  const trial = useMutation(trpc.templates.tryOut.mutationOptions());
  const clients = plan.clients.flatMap((one) => (one.ok ? [one.value] : []));
  const { answersOf, change } = useAnswers(plan);
  if (clone.data) return <CloneResults results={clone.data} clients={clients} />;

  const missing = clients.flatMap((client) => {
    const label = missingFor(client, { plan, answers: answersOf(client) });
    return label === null ? [] : [`${client.name}: ${label}`];
  });
  const tryOut = () => {
    trial.mutate({ workspace, templateId, trials: clients.map((client) => toTrial(client, answersOf(client))) });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const clones = clients.map((client) => toClone(client, { answers: answersOf(client), goLive: mode === 'live' }));
    clone.mutate({ workspace, templateId, clones });
  };
  const Panel = clients.length > mostOpen ? FoldedClient : ClientFields;
  return (
    <form onSubmit={submit}>
      <Stack gap="xl">
        <Section title="Accounts and settings">
          <Stack>
            {clients.map((client) => (
              <Panel
                key={client.slug}
                client={client}
                plan={plan}
                answers={answersOf(client)}
                onChange={(changed) => {
                  change(client, changed);
                  trial.reset();
                }}
              />
            ))}
          </Stack>
        </Section>
        <Section title="What will be created">
          {trial.data ? (
            <TrialResults results={trial.data} clients={clients} />
          ) : (
            <Text size="sm">
              See every step as it will be, and what would have become of the last orders. Nothing is sent or saved.
            </Text>
          )}
          <Button mt="sm" variant="default" loading={trial.isPending} disabled={missing.length > 0} onClick={tryOut}>
            {trial.data ? 'Try it again' : 'Try it with the last orders'}
          </Button>
        </Section>
        {missing.length > 0 && <p className={classes['none']}>Still to choose: {missing.slice(0, 3).join(', ')}.</p>}
        <Foot mode={mode} onMode={setMode}>
          <Button type="submit" loading={clone.isPending} disabled={clients.length === 0 || missing.length > 0}>
            Create {sayMany(clients.length, { one: 'flow' })}
          </Button>
        </Foot>
      </Stack>
    </form>
  );
}

interface FootProps {
  readonly mode: 'draft' | 'live';
  readonly onMode: (mode: 'draft' | 'live') => void;
  readonly children: ReactNode;
}

const Foot = ({ mode, onMode, children }: FootProps) => (
  <div className={classes['foot']}>
    <SegmentedControl
      aria-label="How to begin"
      value={mode}
      onChange={(value) => onMode(value === 'live' ? 'live' : 'draft')}
      data={[
        { value: 'draft', label: 'As a draft' },
        { value: 'live', label: 'Live at once' },
      ]}
    />
    <Group>{children}</Group>
  </div>
);
