'use client';
import { SimpleGrid, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { ImportButton } from '../_files/import-button';
import { PageBody } from '../_ui/page-body';
import { PageHeader } from '../_ui/page-header';
import { QueryView } from '../_ui/query-view';
import { Section } from '../_ui/section';
import { CardsSkeleton } from '../_ui/skeletons';
import { useTRPC } from '../_ui/trpc';
import { useWorkspace } from '../_ui/workspace';
import { TemplateCard } from './template-card';
import type { TemplateRow } from './template-row';
import classes from './templates.module.css';

/** Flows to begin with: one's own, saved from flows that proved themselves, and those Sluice brings along. */
export function TemplatesPage() {
  const trpc = useTRPC();
  const { slug } = useWorkspace();
  const query = useQuery(trpc.templates.list.queryOptions({ workspace: slug }));
  return (
    <PageBody>
      <PageHeader
        title="Templates"
        state="Flows without anybody’s accounts: choose the accounts, and they are yours. For one client or for many at once."
        action={<ImportButton />}
      />
      <QueryView query={query} skeleton={<CardsSkeleton cards={3} />}>
        {(templates) => (
          <Stack gap="xl">
            <Own templates={templates.filter(({ audience }) => audience !== 'builtIn')} />
            <Section title="Built in">
              <Grid templates={templates.filter(({ audience }) => audience === 'builtIn')} />
            </Section>
          </Stack>
        )}
      </QueryView>
    </PageBody>
  );
}

const Own = ({ templates }: { templates: readonly TemplateRow[] }) => (
  <Section title="Yours">
    {templates.length === 0 ? (
      <p className={classes['none']}>
        None yet. Open a flow that works well under Flows, and choose “Save as a template” in its menu.
      </p>
    ) : (
      <Grid templates={templates} />
    )}
  </Section>
);

const Grid = ({ templates }: { templates: readonly TemplateRow[] }) => (
  <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }} spacing="md">
    {templates.map((template) => (
      <TemplateCard key={template.id} template={template} />
    ))}
  </SimpleGrid>
);
