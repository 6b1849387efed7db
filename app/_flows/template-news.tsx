'use client';
import { Anchor } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useHere } from '../_ui/frame/use-here';
import { useTRPC } from '../_ui/trpc';
import { useWorkspace } from '../_ui/workspace';
import classes from './flow-card.module.css';
import type { FlowRow } from './flow-row';

/** Of a flow made from a template: which one, and whether that has moved on since. */
export function TemplateNews({ flow: { id, template } }: { flow: FlowRow }) {
  const trpc = useTRPC();
  const { to } = useHere();
  const { slug: workspace } = useWorkspace();
  const { data } = useQuery(trpc.templates.list.queryOptions({ workspace }, { enabled: template !== null }));
  const now = data?.find((one) => one.id === template?.id);
  if (!template || !now) return null;
  const hasMoved = now.version > template.version;
  return (
    <p className={classes['soft']}>
      From {now.name}
      {hasMoved && (
        <>
          , which has a newer version:{' '}
          <Anchor component={Link} href={to(`flows/${id}/template`)} inherit>
            what changed
          </Anchor>
        </>
      )}
    </p>
  );
}
