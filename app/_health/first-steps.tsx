'use client';
import { Button } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import Link from 'next/link';
import classes from './first-steps.module.css';
import type { HomeSummary } from './health-view';

type Step = HomeSummary['firstSteps'][number];

const verbs: Readonly<Record<Step['key'], string>> = {
  connectSource: 'Connect',
  connectDestination: 'Connect',
  drawFlow: 'Draw a flow',
  publishFlow: 'Open flows',
  firstOrder: 'Watch orders',
};

/** From an empty workspace to the first order, one step after the other. */
export function FirstSteps({ steps }: { steps: readonly Step[] }) {
  const next = steps.find(({ done }) => !done);
  return (
    <section className={classes['card']} aria-labelledby="first-steps">
      <h2 id="first-steps" className={classes['title']}>
        Five steps to your first order
      </h2>
      <ol className={classes['steps']}>
        {steps.map((step, index) => (
          <li key={step.key} className={classes['step']} data-done={step.done} data-next={step === next}>
            <span className={classes['mark']} aria-hidden="true">
              {step.done ? <IconCheck size={14} stroke={2.5} /> : index + 1}
            </span>
            <span className={classes['text']}>
              {step.title}
              {step.done && <span className={classes['hidden']}> (done)</span>}
            </span>
            {step === next && (
              <Button component={Link} href={step.href} size="compact-md">
                {verbs[step.key]}
              </Button>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}
