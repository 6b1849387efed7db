'use client';
import Link from 'next/link';
import { sayMany } from '../_ui/say-number';
import { sayDuration } from '../_ui/say-time';
import { type SlowStep, stepPath } from './step-view';
import classes from './steps.module.css';

/** The steps that take longest, whether something is stuck there or not. */
export function SlowestList({ steps, withClient = false }: { steps: readonly SlowStep[]; withClient?: boolean }) {
  return (
    <ol className={classes['list']} aria-label="Slowest steps">
      {steps.map((step) => (
        <li key={`${step.flowId} ${step.nodeId}`} className={classes['slow']}>
          <span className={classes['words']}>
            <Link href={stepPath(step)} className={classes['link']}>
              {step.title}
            </Link>
            <span className={classes['soft']}>
              {[withClient && step.workspaceName, step.flowName].filter(Boolean).join(' · ')}
            </span>
          </span>
          <span className={classes['took']}>
            half within {sayDuration(step.took.medianMs)}, nearly all within {sayDuration(step.took.p95Ms)}
            <span className={classes['soft']}>{sayMany(step.took.things, { one: 'thing' })} in 24 hours</span>
          </span>
        </li>
      ))}
    </ol>
  );
}
