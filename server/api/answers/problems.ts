import { z } from 'zod';
import { ProblemFix, ProblemOwner } from '../../../nodes/problem-fix';
import { Id, named, When } from './common';

export const ProblemGroup = z
  .object({
    code: z.string(),
    subject: z.string().nullable(),
    connectionId: Id.nullable(),
    connectionName: z.string().nullable(),
    title: z.string(),
    message: z.string(),
    advice: z.string().nullable(),
    owner: ProblemOwner.describe('Who can put it right.'),
    fix: ProblemFix,
    orders: z.int().describe('How many orders wait.'),
    problems: z.int(),
    value: z.array(z.object({ currency: z.string(), amount: z.string() })),
    since: When,
    shipBy: z.string().nullable(),
    flowId: Id.nullable(),
    flowName: z.string().nullable(),
    nodeId: z.string().nullable(),
    nodeName: z.string().nullable(),
    sampleOrders: z.array(z.object({ id: Id, number: z.string() })),
  })
  .register(named, { id: 'ProblemGroup' });

const Line = z.object({ kind: z.string(), count: z.int(), text: z.string() });

export const Retry = z
  .object({
    id: Id,
    title: z.string(),
    state: z
      .enum(['looking', 'ready', 'canary', 'running', 'held', 'stopping', 'cancelled', 'done'])
      .describe(
        '`looking`: destinations are asked what they have. `ready`: begin it. `canary`: one goes first. `held`: that one failed.',
      ),
    from: z.enum(['failed', 'start']),
    version: z.enum(['pinned', 'live']),
    problem: z.string().nullable(),
    createdAt: When,
    by: z.string().nullable(),
    finishedAt: When.nullable(),
    things: z.int(),
    begun: z.int(),
    ended: z.int(),
    preview: z.array(Line).describe('What it will do.'),
    result: z.array(Line).describe('What has come of it so far.'),
  })
  .register(named, { id: 'Retry' });

export const RetryPlanned = z.object({ id: Id, things: z.int().describe('How many will be tried again.') });
