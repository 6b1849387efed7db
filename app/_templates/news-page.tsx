'use client';
import { Anchor, Skeleton, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { lazy, Suspense } from 'react';
import { useHere } from '../_ui/frame/use-here';
import { PageBody } from '../_ui/page-body';
import { PageHeader } from '../_ui/page-header';
import { QueryView } from '../_ui/query-view';
import { TextSkeleton } from '../_ui/skeletons';
import { type Outputs, useTRPC } from '../_ui/trpc';
import { useWorkspace } from '../_ui/workspace';
import classes from './news-page.module.css';

const NewsCanvas = lazy(() => import('../_editor/versions/news-canvas').then((file) => ({ default: file.NewsCanvas })));

/** What has changed in a flow's template since the flow was made of it. The flow itself stays as it is. */
export function NewsPage({ flowId }: { flowId: string }) {
  const trpc = useTRPC();
  const { slug: workspace } = useWorkspace();
  const query = useQuery(trpc.templates.news.queryOptions({ workspace, flowId }));
  return (
    <PageBody>
      <QueryView query={query} skeleton={<TextSkeleton lines={6} />}>
        {(news) => <News flowId={flowId} news={news} />}
      </QueryView>
    </PageBody>
  );
}

type Seen = Outputs['templates']['news'];

function News({ flowId, news }: { flowId: string; news: Seen }) {
  const { to } = useHere();
  return (
    <>
      <PageHeader
        title={`What changed in ${news.templateName}`}
        state={sayVersions(news)}
        above={
          <Anchor component={Link} href={to(`flows/${flowId}`)}>
            {news.flowName}
          </Anchor>
        }
      />
      <div className={classes['drawing']}>
        <Suspense fallback={<Skeleton height="100%" />}>
          <NewsCanvas flowId={flowId} news={news} />
        </Suspense>
      </div>
      <Text size="sm" mt="md">
        {news.flowName} stays as it is. What you like of this you can draw in it; its steps are the template’s own.
      </Text>
    </>
  );
}

function sayVersions({ from, now, before, flowName }: Seen): string {
  if (from === now) return `${flowName} was made of version ${from}, and that is the newest.`;
  if (before === null) return `${flowName} was made of version ${from}, which nobody kept. This is version ${now}.`;
  return `${flowName} was made of version ${from}. This is version ${now}, with what is different.`;
}
