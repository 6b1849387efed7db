'use client';
import { Anchor } from '@mantine/core';
import Link from 'next/link';
import { useHere } from '../_ui/frame/use-here';
import { Time } from '../_ui/time';
import type { StepView } from './step-view';
import classes from './steps.module.css';

/** The newest that are stuck at a step, each with the version of the flow it is on. */
export function WaitingOrders({ step }: { step: StepView }) {
  const { to } = useHere();
  const { waiting, flowId, nodeId, liveVersion } = step;
  return (
    <ul className={classes['list']} aria-label="Stuck here">
      {waiting.map(({ orderId, number, runId, version, message, at }) => (
        <li key={`${orderId} ${runId} ${at}`} className={classes['order']}>
          {orderId === null ? (
            <span>A message</span>
          ) : (
            <Anchor component={Link} href={to(`orders/${orderId}`)}>
              {number}
            </Anchor>
          )}
          <span className={classes['soft']}>{message}</span>
          <span className={classes['soft']}>
            <Time at={at} />
            {version !== null && version !== liveVersion && (
              <>
                {', '}
                <Anchor
                  component={Link}
                  size="sm"
                  href={to(`flows/${flowId}?version=${version}&node=${encodeURIComponent(nodeId)}`)}
                >
                  version {version}
                </Anchor>
              </>
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}
