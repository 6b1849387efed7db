import { z } from 'zod';
import { Operation } from '../../../nodes/capability';
import { Problem } from '../../../nodes/problem';
import { Id, named, When } from './common';

const Capability = z.object({
  operation: Operation,
  direction: z.enum(['in', 'out']).describe('`in`: the channel tells us. `out`: we tell the channel.'),
  partial: z.boolean(),
  note: z.string().optional(),
});
const Kind = z.enum(['marketplace', 'shop', 'any']);

const row = {
  id: Id,
  name: z.string(),
  connector: z.string().describe('The channel, as `GET /channels` names it.'),
  connectorName: z.string(),
  kind: Kind,
  state: z.enum(['active', 'paused', 'attention']),
  problem: Problem.nullable(),
  account: z.string().nullable(),
  capabilities: z.array(Capability),
  pollSeconds: z.int().nullable(),
  nextPollAt: When.nullable(),
  lastPollAt: When.nullable(),
  lastReceivedAt: When.nullable(),
  blockedUntil: When.nullable(),
  waiting: z.int(),
  needsFix: z.int(),
  hint: z.string().nullable(),
};

export const ConnectionRow = z.object(row).register(named, { id: 'ConnectionRow' });

export const Connection = z
  .object({
    ...row,
    webhookUrl: z.string().nullable().describe('Where the channel sends its messages. Null below admin.'),
    unknownSku: z
      .object({
        policy: z.enum(['hold', 'custom', 'skip']),
        customLines: z
          .string()
          .nullable()
          .describe('What stands there for a product it does not know; null: it takes none.'),
      })
      .nullable(),
    limits: z
      .object({
        atOnce: z.number(),
        perSecond: z.number().nullable(),
        own: z.array(z.object({ what: z.string(), where: z.string() })),
      })
      .nullable(),
    canPoll: z.boolean(),
    canPull: z.boolean(),
    settings: z.record(z.string(), z.unknown()),
    hints: z
      .record(z.string(), z.object({ last4: z.string().nullable(), updatedAt: z.string() }))
      .describe('Which secrets are set. The secrets themselves never come back.'),
    createdAt: When,
    createdBy: z.string().nullable(),
    flows: z.array(z.object({ id: Id, name: z.string(), live: z.boolean() })),
  })
  .register(named, { id: 'Connection' });

export const Tested = z.object({ account: z.string().describe('Whose account it is, as the channel says.') });

export const Channel = z
  .object({
    id: z.string(),
    name: z.string(),
    summary: z.string(),
    kind: Kind,
    fields: z
      .array(
        z.object({
          name: z.string(),
          label: z.string(),
          help: z.string().nullable(),
          secret: z.boolean().describe('True: goes into `credentials`. False: into `settings`.'),
          required: z.boolean(),
          default: z.unknown().optional(),
          options: z.record(z.string(), z.string()).nullable(),
        }),
      )
      .describe('What creating a connection asks for.'),
    capabilities: z.array(Capability),
    canPoll: z.boolean(),
    canPull: z.boolean(),
  })
  .register(named, { id: 'Channel' });
