'use client';
import Link from 'next/link';
import { useHere } from '../_ui/frame/use-here';
import { sayCount, sayMany } from '../_ui/say-number';
import { StateBadge } from '../_ui/state-badge';
import { Time } from '../_ui/time';
import { useMay } from '../_ui/workspace';
import classes from './flow-card.module.css';
import { FlowMenu } from './flow-menu';
import type { FlowRow } from './flow-row';
import { FlowThumbnail } from './flow-thumbnail';
import { TemplateNews } from './template-news';

/** A flow as a small picture with its state and its day. */
export function FlowCard({ flow }: { flow: FlowRow }) {
  const { to } = useHere();
  const may = useMay();
  return (
    <article className={classes['card']}>
      <FlowThumbnail thumbnail={flow.thumbnail} />
      <div className={classes['body']}>
        <div className={classes['head']}>
          <h2 className={classes['name']}>
            <Link href={to(`flows/${flow.id}`)} className={classes['link']}>
              {flow.name}
            </Link>
          </h2>
          {may.edit && <FlowMenu flow={flow} />}
        </div>
        <div className={classes['states']}>
          <FlowState flow={flow} />
        </div>
        <p className={classes['soft']}>{sayBeginning(flow)}</p>
        <TemplateNews flow={flow} />
        <p className={classes['soft']}>
          <Day flow={flow} />
        </p>
      </div>
    </article>
  );
}

function sayBeginning({ marketplaces, beginsByClock }: FlowRow): string {
  if (marketplaces.length === 0) return beginsByClock ? 'Begins by the clock' : 'No source yet';
  return `From ${marketplaces.join(', ')}${beginsByClock ? ', and by the clock' : ''}`;
}

function FlowState({ flow: { state, problems } }: { flow: FlowRow }) {
  const toFix = problems > 0 && (
    <StateBadge
      state="needsFix"
      word={`${problems} to fix before ${state === 'draft' ? 'it goes live' : 'publishing'}`}
    />
  );
  switch (state) {
    case 'live':
      return <StateBadge state="flowing" word="Live" />;
    case 'liveWithChanges':
      return (
        <>
          <StateBadge state="flowing" word="Live" />
          {toFix || <StateBadge state="draft" word="Draft has changes" />}
        </>
      );
    case 'off':
      return <StateBadge state="quiet" word="Switched off" />;
    case 'draft':
      return (
        <>
          <StateBadge state="draft" />
          {toFix}
        </>
      );
  }
}

function Day({ flow: { runs24h, failures24h, updatedAt } }: { flow: FlowRow }) {
  if (runs24h === 0) {
    return (
      <>
        Changed <Time at={updatedAt} />
      </>
    );
  }
  return (
    <>
      {sayMany(runs24h, { one: 'run' })} in 24 hours
      {failures24h > 0 && <span className={classes['bad']}>, {sayCount(failures24h)} stopped</span>}
    </>
  );
}
