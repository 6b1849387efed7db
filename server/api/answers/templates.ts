import { z } from 'zod';
import { Problem } from '../../../nodes/problem';
import { ParameterValue, TemplateSlot } from '../../../nodes/template/template-content';
import { Id, named, resultOf, When } from './common';

export const TemplateRow = z
  .object({
    id: z.string(),
    name: z.string(),
    description: z.string(),
    audience: z.enum(['here', 'mine', 'builtIn']),
    isFromHere: z.boolean(),
    version: z.int(),
    savedAt: When.nullable(),
    savedBy: z.string().nullable(),
    steps: z.int(),
    accounts: z.array(z.string()),
    parameters: z.int(),
  })
  .register(named, { id: 'TemplateRow' });

export const ClonePlan = z
  .object({
    name: z.string(),
    description: z.string(),
    version: z.int(),
    slots: z.array(TemplateSlot).describe('Accounts to choose: `key` goes into `bindings`.'),
    parameters: z
      .array(z.object({ key: z.string(), label: z.string(), value: ParameterValue }))
      .describe('What may be said otherwise: `key` goes into `values`.'),
    clients: z.array(
      resultOf(
        z.object({
          slug: z.string(),
          name: z.string(),
          mayPublish: z.boolean(),
          accounts: z.array(z.object({ id: Id, name: z.string(), kind: z.string(), channel: z.string() })),
          guesses: z.record(z.string(), Id.nullable()),
        }),
      ),
    ),
  })
  .register(named, { id: 'ClonePlan' });

export const Cloned = z.object({
  results: z.array(
    resultOf(
      z.object({
        slug: z.string(),
        flowId: Id,
        isLive: z.boolean(),
        problems: z.array(Problem).describe('Why it stayed a draft although it was to go live.'),
      }),
    ),
  ),
});
