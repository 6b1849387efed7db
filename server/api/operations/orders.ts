import { pageOf } from '../answers/common';
import { Explanation, OrderAnswer, OrderRow, Retried } from '../answers/orders';
import { Run, RunRow } from '../answers/runs';
import { type Operation, operation } from '../operation';

const again = { from: 'failed', version: 'pinned' };

export const orderOperations: readonly Operation[] = [
  operation({
    id: 'listOrders',
    method: 'get',
    path: '/orders',
    procedure: 'orders.list',
    group: 'Orders',
    title: 'List orders, newest first',
    answer: pageOf(OrderRow),
  }),
  operation({
    id: 'getOrder',
    method: 'get',
    path: '/orders/{orderId}',
    procedure: 'orders.get',
    group: 'Orders',
    title: 'Get an order',
    text: 'With what happened to it, where it was sent, and what is in the way.',
    answer: OrderAnswer,
  }),
  operation({
    id: 'explainOrder',
    method: 'get',
    path: '/orders/{orderId}/why',
    procedure: 'orders.why',
    group: 'Orders',
    title: 'Say why an order did or did not go on in a flow',
    answer: Explanation,
  }),
  operation({
    id: 'retryOrder',
    method: 'post',
    path: '/orders/{orderId}/retry',
    procedure: 'orders.retry',
    group: 'Orders',
    title: 'Try an order again',
    text: 'Whatever stopped of it. Never makes a second order anywhere.',
    form: 'orderId',
    answer: Retried,
    example: again,
  }),
  operation({
    id: 'retryDelivery',
    method: 'post',
    path: '/deliveries/{deliveryId}/retry',
    procedure: 'orders.retry',
    group: 'Orders',
    title: 'Try one delivery again',
    form: 'deliveryId',
    answer: Retried,
    example: again,
  }),
  operation({
    id: 'listRuns',
    method: 'get',
    path: '/runs',
    procedure: 'runs.list',
    group: 'Runs',
    title: 'List runs, newest first',
    answer: pageOf(RunRow),
  }),
  operation({
    id: 'getRun',
    method: 'get',
    path: '/runs/{runId}',
    procedure: 'runs.get',
    group: 'Runs',
    title: 'Get a run, step by step',
    answer: Run,
  }),
  operation({
    id: 'retryRun',
    method: 'post',
    path: '/runs/{runId}/retry',
    procedure: 'orders.retry',
    group: 'Runs',
    title: 'Try a run again',
    form: 'runId',
    answer: Retried,
    example: again,
  }),
];
