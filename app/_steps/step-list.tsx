'use client';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { sayCount, sayMany } from '../_ui/say-number';
import { sayDuration } from '../_ui/say-time';
import { Time } from '../_ui/time';
import { type StepRow, stepPath } from './step-view';
import classes from './steps.module.css';

/** Steps where something is stuck, the most first. @param withClient names the workspace of each */
export function StepList({ steps, withClient = false }: { steps: readonly StepRow[]; withClient?: boolean }) {
  return (
    <ul className={classes['list']} aria-label="Steps with errors">
      {steps.map((step) => (
        <Line key={`${step.flowId} ${step.nodeId}`} step={step} withClient={withClient} />
      ))}
    </ul>
  );
}

function Line({ step, withClient }: { step: StepRow; withClient: boolean }) {
  const { title, flowName, workspaceName, stuck, stuckDay, since, causes, took } = step;
  return (
    <li className={classes['line']}>
      <div className={classes['words']}>
        <Link href={stepPath(step)} className={classes['link']}>
          {title}
        </Link>
        <span className={classes['soft']}>{[withClient && workspaceName, flowName].filter(Boolean).join(' · ')}</span>
        <span className={classes['causes']}>{causes.map(sayCause).join(' · ')}</span>
      </div>
      <dl className={classes['facts']}>
        <Fact name="Stuck" loud>
          {sayCount(stuck)}
        </Fact>
        <Fact name="In 24 hours">{sayCount(stuckDay)}</Fact>
        <Fact name="First">
          <Time at={since} />
        </Fact>
        <Fact name="Usually takes">{took ? sayDuration(took.medianMs) : '–'}</Fact>
      </dl>
    </li>
  );
}

const sayCause = ({ title, stuck }: StepRow['causes'][number]) => `${title}: ${sayMany(stuck, { one: 'thing' })}`;

function Fact({ name, loud = false, children }: { name: string; loud?: boolean; children: ReactNode }) {
  return (
    <div data-loud={loud}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
