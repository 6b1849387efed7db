import { connectionName, connectionProblems } from './connection-check';
import { type DrawingContext, defineNode } from './contract';
import type { Problem } from './problem';
import { decidePublishing } from './publish/decide-publishing';
import { initialPublishSettings, isOnlyToOrigin, PublishSettings } from './publish/publish-settings';
import { checkOverwrite, overwriteFields } from './rule/overwrite';
import { checkChoice, describeChoice } from './rule/publish-choice';

/** Sends the order, or what happened to it, to one account. Exactly one effect, or none with a reason in words. */
export const publishNode = defineNode({
  type: 'publish',
  title: 'Publish',
  help: 'Sends the order, or what happened to it, to a shop or marketplace.',
  family: 'destination',
  icon: 'send',
  acceptsInput: true,
  settings: PublishSettings,
  initial: initialPublishSettings,
  outputs: { done: 'Published', skipped: 'Not published' },
  publishesTo: ({ connectionId }) => connectionId,
  check: (settings, context) => [
    ...connectionProblems(settings.connectionId, context),
    ...checkChoice(settings.publish, context),
    ...settings.overrides.flatMap((override) => checkOverride(override, context)),
    ...settings.overwrites.flatMap((overwrite) => checkOverwrite(overwrite, context)),
  ],
  summary: (settings, context) => summaryOf(settings, context),
  run: decidePublishing,
  manual: `
**Publish** sends on what brought the order here: a new order is created, a shipment is reported, a cancellation is passed on, and so
forth. Where the order goes on:

- **Published**, once the account has taken it;
- **Not published**, when the rules here say no. The order page says why, in words.

**Publish** is *always*, *never*, or by a condition. *Depending on where the order comes from* lets single marketplaces differ.

**Only to where the order came from** is on by default when the account is a marketplace: a shipment goes back to the marketplace that
sold the order, and to no other. Nothing is ever sent back to the account that told us the same thing.

**Send differently** changes what this account gets to see, such as its own tags, and leaves the order as it is.

What the account cannot take, such as returns, is shown on the canvas before you publish the flow and on the order when it happens.
It is never dropped in silence.

Orders that the marketplace ships from its own warehouse are held back, so that nobody ships them twice; switch them on if your shop
should know them all the same.
`.trim(),
});

function summaryOf(settings: PublishSettings, context: DrawingContext): string {
  const parts = [
    `${connectionName(settings.connectionId, context)}: ${describeChoice(settings.publish, context)}`,
    isOnlyToOrigin(settings, context) ? 'only orders that came from there' : '',
    settings.overrides.length > 0 ? 'depending on where the order comes from' : '',
    settings.overwrites.length > 0 ? `own ${fieldList(settings)}` : '',
  ];
  return parts.filter((part) => part !== '').join('; ');
}

const fieldList = ({ overwrites }: PublishSettings) =>
  [...new Set(overwrites.map(({ field }) => overwriteFields[field].toLowerCase()))].join(', ');

function checkOverride(override: PublishSettings['overrides'][number], context: DrawingContext): readonly Problem[] {
  return [...connectionProblems(override.sourceConnectionId, context), ...checkChoice(override.publish, context)];
}
