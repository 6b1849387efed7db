'use client';
import { useQuery } from '@tanstack/react-query';
import { useTRPC } from '../_ui/trpc';
import { useWorkspace } from '../_ui/workspace';
import classes from './flow-card.module.css';
import type { FlowRow } from './flow-row';

/** Of a flow made from a template: which one, and whether that has moved on since. */
export function TemplateNews({ flow: { template } }: { flow: FlowRow }) {
  const trpc = useTRPC();
  const { slug: workspace } = useWorkspace();
  const { data } = useQuery(trpc.templates.list.queryOptions({ workspace }, { enabled: template !== null }));
  const now = data?.find(({ id }) => id === template?.id);
  if (!template || !now) return null;
  const hasMoved = now.version > template.version;
  return (
    <p className={classes['soft']}>
      From {now.name}
      {hasMoved && `, version ${template.version}; there is version ${now.version}`}
    </p>
  );
}
