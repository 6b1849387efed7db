'use client';
import { Skeleton } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { deliveryStates, sayOperation } from '../_orders/say-delivery';
import classes from './run-drawing.module.css';
import type { RunView } from './run-view';

const RunCanvas = lazy(() => import('../_editor/run/run-canvas').then((file) => ({ default: file.RunCanvas })));

/** What each step sent, in the words of the canvas. */
const sentBy = (deliveries: RunView['deliveries']) =>
  Object.fromEntries(
    Object.entries(deliveries).map(([nodeId, list]) => [
      nodeId,
      list.map((delivery) => ({
        id: delivery.id,
        title: `${delivery.connectionName}: ${sayOperation(delivery)}`,
        ...deliveryStates[delivery.state],
      })),
    ]),
  );

/** The run on the drawing of its version, the path lit. */
export function RunDrawing({ view: { run, document, steps, deliveries } }: { view: RunView }) {
  return (
    <div className={classes['drawing']}>
      <Suspense fallback={<Skeleton height="100%" />}>
        <RunCanvas flowId={run.flowId} document={document} steps={steps} deliveries={sentBy(deliveries)} />
      </Suspense>
    </div>
  );
}
