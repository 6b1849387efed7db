import { z } from 'zod';
import { FlowDocument } from '../../../nodes/graph/flow-document';
import { Step } from '../../../nodes/graph/trace';
import { OrderEventKind } from '../../../nodes/order/event';
import { Change } from '../../../nodes/order/order-changes';
import { TraceEffect } from '../../engine/run-trace';
import { RunResult, RunState } from '../../orders/order-record';
import { Id, named, When } from './common';
import { Delivery, OpenProblem } from './orders';

export const RunRow = z
  .object({
    id: Id,
    orderId: Id,
    orderNumber: z.string(),
    flowId: Id,
    flowName: z.string(),
    version: z.int(),
    attempt: z.int(),
    state: RunState,
    result: RunResult.nullable(),
    eventKind: OrderEventKind,
    startedAt: When,
    ms: z.number().nullable().describe('From start to end; null while it is not over.'),
    problem: z.string().nullable(),
  })
  .register(named, { id: 'RunRow' });

const Pause = z.object({
  id: Id,
  kind: z.enum(['wait', 'hold']),
  state: z.enum(['open', 'over', 'approved', 'rejected', 'calledOff']),
  title: z.string(),
  message: z.string().nullable(),
  until: When.nullable(),
  nodeId: z.string(),
  startedAt: When,
  endedAt: When.nullable(),
  decider: z.string().nullable(),
  reason: z.string().nullable(),
});

export const Run = z
  .object({
    run: RunRow,
    document: FlowDocument.describe('The drawing of the version it ran through.'),
    isLiveVersion: z.boolean(),
    steps: z.array(Step),
    effects: z.array(TraceEffect).describe('What became of each effect; `steps[].effects` are positions in this list.'),
    deliveries: z.record(z.string(), z.array(Delivery)).describe('By step.'),
    problems: z.array(OpenProblem),
    pauses: z.array(Pause),
    changes: z.array(Change).describe('Everything the flow changed on the order.'),
  })
  .register(named, { id: 'Run' });
