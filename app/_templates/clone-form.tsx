'use client';
import { Button, Group, SegmentedControl, Stack } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { sayMany } from '../_ui/say-number';
import { Section } from '../_ui/section';
import { useTRPC } from '../_ui/trpc';
import { useWorkspace } from '../_ui/workspace';
import { type Answers, answersFor, toClone } from './answers';
import { ClientFields } from './client-fields';
import { CloneResults } from './clone-results';
import type { ClonePlan } from './template-row';
import classes from './templates.module.css';

/** One panel for each client, prefilled with what most likely is meant; then what became of each. */
export function CloneForm({ templateId, plan }: { templateId: string; plan: ClonePlan }) {
  const trpc = useTRPC();
  const { slug: workspace } = useWorkspace();
  const [given, setGiven] = useState<Readonly<Record<string, Partial<Answers>>>>({});
  const [mode, setMode] = useState<'draft' | 'live'>('draft');
  const clone = useMutation(trpc.templates.clone.mutationOptions());
  const clients = plan.clients.flatMap((one) => (one.ok ? [one.value] : []));
  if (clone.data) return <CloneResults results={clone.data} clients={clients} />;

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const clones = clients.map((client) =>
      toClone(client, { answers: answersFor(client, { plan, given: given[client.slug] }), goLive: mode === 'live' }),
    );
    clone.mutate({ workspace, templateId, clones });
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="xl">
        <Section title="Accounts and settings">
          <Stack>
            {clients.map((client) => (
              <ClientFields
                key={client.slug}
                client={client}
                plan={plan}
                answers={answersFor(client, { plan, given: given[client.slug] })}
                onChange={(change) =>
                  setGiven((before) => ({ ...before, [client.slug]: { ...before[client.slug], ...change } }))
                }
              />
            ))}
          </Stack>
        </Section>
        <div className={classes['foot']}>
          <SegmentedControl
            aria-label="How to begin"
            value={mode}
            onChange={(value) => setMode(value === 'live' ? 'live' : 'draft')}
            data={[
              { value: 'draft', label: 'As a draft' },
              { value: 'live', label: 'Live at once' },
            ]}
          />
          <Group>
            <Button type="submit" loading={clone.isPending} disabled={clients.length === 0}>
              Create {sayMany(clients.length, { one: 'flow' })}
            </Button>
          </Group>
        </div>
      </Stack>
    </form>
  );
}
