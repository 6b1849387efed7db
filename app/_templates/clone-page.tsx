'use client';
import { Anchor, Checkbox, Stack } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useState } from 'react';
import { useHere } from '../_ui/frame/use-here';
import { PageBody } from '../_ui/page-body';
import { PageHeader } from '../_ui/page-header';
import { QueryView } from '../_ui/query-view';
import { Section } from '../_ui/section';
import { TextSkeleton } from '../_ui/skeletons';
import { useTRPC } from '../_ui/trpc';
import { useWorkspace } from '../_ui/workspace';
import { CloneForm } from './clone-form';

/** Makes flows of a template: for which clients, with which accounts, with which values. */
export function ClonePage({ templateId }: { templateId: string }) {
  const trpc = useTRPC();
  const { to } = useHere();
  const { slug } = useWorkspace();
  const [clients, setClients] = useState<readonly string[]>([slug]);
  const query = useQuery(
    trpc.templates.plan.queryOptions(
      { workspace: slug, templateId, clients: [...clients] },
      { placeholderData: keepPreviousData },
    ),
  );
  return (
    <PageBody narrow>
      <PageHeader
        title={query.data?.name ?? 'Use a template'}
        state={query.data?.description}
        above={
          <Anchor component={Link} href={to('templates')}>
            Templates
          </Anchor>
        }
      />
      <Stack gap="xl">
        <ClientChoice clients={clients} onChange={setClients} />
        <QueryView query={query} skeleton={<TextSkeleton lines={6} />}>
          {(plan) => <CloneForm templateId={templateId} plan={plan} />}
        </QueryView>
      </Stack>
    </PageBody>
  );
}

interface ClientChoiceProps {
  readonly clients: readonly string[];
  readonly onChange: (clients: readonly string[]) => void;
}

/** The workspaces one may draw flows in. */
function ClientChoice({ clients, onChange }: ClientChoiceProps) {
  const trpc = useTRPC();
  const { data } = useQuery(trpc.me.get.queryOptions());
  const mine = data?.workspaces.filter(({ role }) => role !== 'viewer') ?? [];
  if (mine.length < 2) return null;
  return (
    <Section title="For whom">
      <Checkbox.Group value={[...clients]} onChange={onChange} aria-label="For whom">
        <Stack gap="xs">
          {mine.map(({ slug, name }) => (
            <Checkbox key={slug} value={slug} label={name} />
          ))}
        </Stack>
      </Checkbox.Group>
    </Section>
  );
}
