import { z } from 'zod';
import { FlowDocument } from '../../../nodes/graph/flow-document';
import { Id, named, When } from './common';

export const FlowRow = z
  .object({
    id: Id,
    name: z.string(),
    state: z.enum(['draft', 'live', 'liveWithChanges', 'off']).describe('`off`: published before, switched off now.'),
    liveVersion: z.int().nullable(),
    liveSince: When.nullable(),
    liveBy: z.string().nullable(),
    problems: z.int().describe('What stands between the draft and publishing.'),
    runs24h: z.int(),
    failures24h: z.int(),
    updatedAt: When,
    template: z.object({ id: z.string(), version: z.int() }).nullable().describe('What it was made from.'),
    marketplaces: z.array(z.string()).describe('Names of the connections whose orders it takes.'),
  })
  .register(named, { id: 'FlowRow' });

export const Flow = z
  .object({
    id: Id,
    name: z.string(),
    description: z.string(),
    draft: FlowDocument,
    draftRevision: z.int().describe('Send it back, as `revision` or If-Match, with what you save or publish.'),
    savedAt: When,
    savedBy: z.string().nullable(),
    archived: z.boolean(),
    live: z
      .object({
        version: z.int(),
        publishedAt: When,
        by: z.string().nullable(),
        document: FlowDocument,
        draftDiffers: z.boolean(),
      })
      .nullable(),
    newestVersion: z.int().nullable(),
    connections: z
      .array(
        z.object({
          id: Id,
          name: z.string(),
          channel: z.string(),
          kind: z.enum(['marketplace', 'shop', 'any']),
        }),
      )
      .describe('Those its steps can name.'),
  })
  .register(named, { id: 'Flow' });

export const SavedDraft = z.object({ revision: z.int(), savedAt: When }).register(named, { id: 'SavedDraft' });

const version = {
  number: z.int(),
  note: z.string(),
  publishedAt: When,
  by: z.string().nullable(),
  isLive: z.boolean(),
};

export const FlowVersionRow = z
  .object({ ...version, nodes: z.int(), edges: z.int() })
  .register(named, { id: 'FlowVersionRow' });
export const FlowVersion = z.object({ ...version, document: FlowDocument }).register(named, { id: 'FlowVersion' });

export const PublishedVersion = z.object({ version: z.int() });
export const Made = z.object({ id: Id });
