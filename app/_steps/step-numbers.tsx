'use client';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { useHere } from '../_ui/frame/use-here';
import { sayCount, sayMoney } from '../_ui/say-number';
import { sayDuration } from '../_ui/say-time';
import { Time } from '../_ui/time';
import type { StepView } from './step-view';
import classes from './steps.module.css';

/** A step in numbers: stuck, worth, how many of those that came by stopped, how long it takes, and when it last went well. */
export function StepNumbers({ step }: { step: StepView }) {
  const { stuck, value, visited, failed, took, lastGood } = step;
  return (
    <dl className={classes['numbers']}>
      <Fact name="Stuck now" loud={stuck > 0}>
        {sayCount(stuck)}
      </Fact>
      {value.length > 0 && <Fact name="Worth">{value.slice(0, 2).map(sayMoney).join(' + ')}</Fact>}
      <Fact name="Stopped in 24 hours">
        {sayCount(failed)}
        {visited > 0 && ` of ${sayCount(Math.max(visited, failed))}`}
      </Fact>
      {took && (
        <Fact name={`Half take at most, in ${took.hours === 24 ? '24 hours' : '7 days'}`}>
          {sayDuration(took.medianMs)}
        </Fact>
      )}
      {took && <Fact name="Nearly all take at most">{sayDuration(took.p95Ms)}</Fact>}
      <Fact name="Last went well">
        <LastGood lastGood={lastGood} />
      </Fact>
    </dl>
  );
}

function Fact({ name, loud = false, children }: { name: string; loud?: boolean; children: ReactNode }) {
  return (
    <div data-loud={loud}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function LastGood({ lastGood }: Pick<StepView, 'lastGood'>) {
  const { to } = useHere();
  if (!lastGood) return 'not lately';
  if (lastGood.runId === null) return <Time at={lastGood.at} />;
  return (
    <Link href={to(`runs/${lastGood.runId}`)}>
      <Time at={lastGood.at} />
    </Link>
  );
}
