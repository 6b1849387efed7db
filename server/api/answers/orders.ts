import { z } from 'zod';
import { DeliveryKind } from '../../../nodes/capability';
import { OrderEventKind } from '../../../nodes/order/event';
import { Order } from '../../../nodes/order/order';
import { Problem } from '../../../nodes/problem';
import { ProblemFix, ProblemOwner } from '../../../nodes/problem-fix';
import { Reason } from '../../../nodes/rule/reason';
import { DeliveryState } from '../../orders/delivery-state';
import { RunResult, RunState } from '../../orders/order-record';
import { Id, named, When } from './common';

const OrderWord = z
  .enum(['needsFix', 'held', 'waiting', 'cancelled', 'published', 'filtered', 'received'])
  .describe('Where it stands, all its destinations taken together. `received`: no live flow has looked at it.');

const Source = z.object({ connectionId: Id, name: z.string(), channel: z.string() });

export const OrderRow = z
  .object({
    id: Id,
    number: z.string(),
    source: Source,
    buyer: z.string().nullable().describe('Covered for keys that only look.'),
    country: z.string().nullable(),
    total: z.string().describe('Decimal text.'),
    currency: z.string(),
    items: z.string(),
    tags: z.array(z.string()),
    placedAt: When,
    receivedAt: When,
    shipBy: When.nullable(),
    payment: z.string(),
    fulfillment: z.string(),
    cancellation: z.string(),
    word: OrderWord,
    problem: z.string().nullable(),
    heldFor: z.string().nullable(),
    destinations: z.array(
      z.object({ connectionId: Id, name: z.string(), state: DeliveryState, number: z.string().nullable() }),
    ),
  })
  .register(named, { id: 'OrderRow' });

export const OpenProblem = z
  .object({
    id: Id,
    code: z.string(),
    subject: z.string().nullable(),
    title: z.string(),
    message: z.string(),
    advice: z.string().nullable(),
    owner: ProblemOwner,
    fix: ProblemFix,
    flowId: Id.nullable(),
    nodeId: z.string().nullable(),
    runId: Id.nullable(),
    deliveryId: Id.nullable(),
    connectionId: Id.nullable(),
    openedAt: When,
  })
  .register(named, { id: 'OpenProblem' });

export const Delivery = z
  .object({
    id: Id,
    runId: Id,
    flowId: Id,
    nodeId: z.string(),
    connectionId: Id,
    connectionName: z.string(),
    operation: DeliveryKind,
    state: DeliveryState,
    attempt: z.int(),
    dueAt: When,
    remoteId: z.string().nullable(),
    numberThere: z.string().nullable(),
    reference: z.string(),
    note: z.string().nullable(),
    problem: Problem.nullable(),
    createdAt: When,
    finishedAt: When.nullable(),
  })
  .register(named, { id: 'Delivery' });

const OrderRun = z.object({
  id: Id,
  flowId: Id,
  flowName: z.string(),
  version: z.int(),
  attempt: z.int(),
  state: RunState,
  result: RunResult.nullable(),
  startedAt: When,
  finishedAt: When.nullable(),
  eventKind: OrderEventKind,
});

const TimelineEntry = z.object({
  id: z.string(),
  at: When,
  kind: z.enum(['message', 'event', 'run', 'delivery', 'problem', 'note', 'action']),
  title: z.string(),
  text: z.string().nullable(),
  actor: z.string().nullable(),
});

export const OrderAnswer = z
  .object({
    id: Id,
    order: Order,
    masked: z.boolean().describe('Personal data is covered: the key only looks.'),
    source: Source,
    word: OrderWord,
    fulfillment: z.string(),
    cancellation: z.string(),
    receivedAt: When,
    timeline: z.array(TimelineEntry).describe('Newest first.'),
    links: z.array(
      z.object({
        connectionId: Id,
        name: z.string(),
        remoteId: z.string(),
        number: z.string().nullable(),
        url: z.string().nullable(),
        createdAt: When,
      }),
    ),
    runs: z.array(OrderRun).describe('Newest first.'),
    deliveries: z.array(Delivery),
    problems: z.array(OpenProblem).describe('Open ones, oldest first.'),
    notes: z.array(z.object({ id: z.string(), text: z.string(), by: z.string().nullable(), at: When })),
  })
  .register(named, { id: 'Order' });

export const Explanation = z
  .object({
    sentence: z.string(),
    reason: Reason.nullable(),
    flip: z.string().nullable().describe('The smallest change that would turn it round.'),
  })
  .register(named, { id: 'Explanation' });

export const Retried = z.object({ message: z.string(), retried: z.int() });
