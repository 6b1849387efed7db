import { z } from 'zod';
import { type DrawingContext, fieldUi } from '../contract';
import { Overwrite } from '../rule/overwrite';
import { PublishChoice } from '../rule/publish-choice';

const SourceOverride = z.object({
  sourceConnectionId: z.string({ error: 'Choose the account the orders come from.' }).min(1, 'Choose the account.'),
  publish: PublishChoice,
});

export const PublishSettings = z.object({
  connectionId: z
    .string({ error: 'Choose the account to send to.' })
    .min(1, 'Choose the account to send to.')
    .register(fieldUi, { label: 'Send to', input: 'connection', connection: { direction: 'out' } }),
  publish: PublishChoice.default({ kind: 'always' }).register(fieldUi, {
    label: 'Publish',
    help: 'Always, never, or only if a condition is true.',
    input: 'publishRule',
  }),
  overrides: z.array(SourceOverride).max(100).default([]).register(fieldUi, {
    label: 'Depending on where the order comes from',
    help: 'For orders of these accounts this counts instead of the line above.',
    input: 'sourceOverrides',
  }),
  onlyToOrigin: z.boolean().optional().register(fieldUi, {
    label: 'Only orders that came from there',
    help: 'Updates go back to the marketplace that sold the order, and to no other.',
    input: 'toggle',
    absent: 'onForMarketplace',
  }),
  alsoChannelFulfilled: z.boolean().default(false).register(fieldUi, {
    label: 'Also orders the marketplace ships itself',
    help: 'Off: orders from the marketplace’s own warehouse are not sent, so that nobody ships them twice.',
    input: 'toggle',
  }),
  overwrites: z.array(Overwrite).max(50).default([]).register(fieldUi, {
    label: 'Send differently',
    help: 'What this account gets to see instead. The order itself stays as it is.',
    input: 'overwrites',
  }),
});
export type PublishSettings = z.infer<typeof PublishSettings>;

export const initialPublishSettings = { publish: { kind: 'always' }, overrides: [], overwrites: [] } as const;

/** Safe by default: until a person chooses, a marketplace gets only what concerns its own orders. */
export const isOnlyToOrigin = ({ onlyToOrigin, connectionId }: PublishSettings, context: DrawingContext): boolean =>
  onlyToOrigin ?? context.connections.get(connectionId)?.kind === 'marketplace';
