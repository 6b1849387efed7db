'use client';
import { Anchor } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useHere } from '../_ui/frame/use-here';
import { PageBody } from '../_ui/page-body';
import { PageHeader } from '../_ui/page-header';
import { QueryView } from '../_ui/query-view';
import { TextSkeleton } from '../_ui/skeletons';
import { useTRPC } from '../_ui/trpc';
import { useWorkspace } from '../_ui/workspace';
import { TemplateEditor } from './template-editor';
import { type TemplateKind, templateKinds } from './template-kinds';

/** A packing slip or invoice as its Liquid template, with the paper it makes beside it. */
export function TemplatePage({ kind }: { kind: TemplateKind }) {
  const trpc = useTRPC();
  const { slug } = useWorkspace();
  const { to } = useHere();
  const query = useQuery(trpc.papers.template.queryOptions({ workspace: slug, kind }, { refetchOnWindowFocus: false }));
  return (
    <PageBody>
      <PageHeader
        above={
          <Anchor component={Link} href={to('settings')}>
            Settings
          </Anchor>
        }
        title={templateKinds[kind].title}
        state={`${templateKinds[kind].help} Written in HTML and Liquid.`}
      />
      <QueryView query={query} skeleton={<TextSkeleton lines={12} />}>
        {(template) => <TemplateEditor key={template.updatedAt ?? 'ours'} kind={kind} template={template} />}
      </QueryView>
    </PageBody>
  );
}
