import { operationFor, operations, sayFormats, takesFormat } from '../capability';
import { canTake, connectionGone, connectionName, updateNouns } from '../connection-check';
import type { ConnectionFacts, Outcome, Visit } from '../contract';
import { findLastConverted } from '../label/converted-document';
import type { NewsKind } from '../order/event';
import { isPartial } from '../order/is-partial';
import { overwritten } from '../rule/overwrite';
import { decideChoice } from '../rule/publish-choice';
import type { Reason } from '../rule/reason';
import { isOnlyToOrigin, type PublishSettings } from './publish-settings';

type Port = 'done' | 'skipped';

/** Publish this, here, now? The first objection wins and is said in words. */
export function decidePublishing(settings: PublishSettings, visit: Visit): Outcome<Port> {
  const destination = visit.connections.get(settings.connectionId);
  if (!destination) return { kind: 'reject', problem: connectionGone(settings.connectionId) };

  const { event } = visit;
  if (event.kind === 'late') return { kind: 'stop', reason: { text: lateIsNoNews, holds: false } };
  const objection = homewardObjection(settings, { visit, destination });
  if (objection) return skipped(visit, { text: `Not sent to ${destination.name}: ${objection}`, holds: false });

  const choice = chosen(settings, visit);
  if (!choice.holds) {
    return skipped(visit, { text: `Not sent to ${destination.name}`, holds: false, parts: [choice] });
  }
  return offered(settings, { visit, destination, choice, kind: event.kind });
}

const lateIsNoNews = 'A list of late orders is for people: there is nothing to publish';

interface Place {
  readonly visit: Visit;
  readonly destination: ConnectionFacts;
}

/** What keeps an update from wandering where it does not belong; null when nothing does. */
function homewardObjection(settings: PublishSettings, { visit, destination }: Place): string | null {
  const { order, event } = visit;
  const isOrigin = order.source.connectionId === destination.id;
  if (event.connectionId === destination.id) return `${destination.name} told us this itself`;
  if (isOrigin && event.kind === 'created') return 'the order was born there';
  if (!isOrigin && isOnlyToOrigin(settings, visit)) {
    return `the order came from ${connectionName(order.source.connectionId, visit)}`;
  }
  if (!isOrigin && order.fulfilledBy === 'channel' && !settings.alsoChannelFulfilled) {
    return 'the marketplace ships this order from its own warehouse';
  }
  return null;
}

/** The override for where the order came from, else the general choice. */
function chosen(settings: PublishSettings, visit: Visit): Reason {
  const { connectionId } = visit.order.source;
  const override = settings.overrides.find(({ sourceConnectionId }) => sourceConnectionId === connectionId);
  if (!override) return decideChoice(settings.publish, visit);
  const reason = decideChoice(override.publish, visit);
  return {
    text: `For orders from ${connectionName(connectionId, visit)} a choice of their own counts`,
    holds: reason.holds,
    parts: [reason],
  };
}

/** Published, unless the destination cannot take it: that is said aloud, never dropped. */
function offered(
  settings: PublishSettings,
  { visit, destination, choice, kind }: Place & { choice: Reason; kind: NewsKind },
): Outcome<Port> {
  const { event, order, connections } = visit;
  const operation = operationFor[kind];
  const capability = canTake(destination, operation);
  if (!capability) return unsupported(destination, { why: `it cannot take ${updateNouns[operation]}` });
  if (!capability.partial && isPartial(order, event)) {
    return unsupported(destination, {
      why: `it can only ${operations[operation].verb} as a whole, not a part of it`,
    });
  }
  const { mediaType } = paperOf(visit) ?? {};
  if (!takesFormat(capability, mediaType)) {
    const formats = sayFormats(capability.formats ?? []);
    return unsupported(destination, {
      why: `it takes labels as ${formats}, and this one is ${sayFormats([mediaType ?? ''])}`,
      advice: convertFirst,
    });
  }
  return {
    kind: 'effect',
    order,
    effects: [
      {
        kind: 'publish',
        operation,
        connectionId: destination.id,
        order: overwritten(settings.overwrites, visit),
        ...(event.factId !== undefined && { factId: event.factId }),
      },
    ],
    onSuccess: 'done',
    reason: {
      text: `To ${connectionName(destination.id, { connections })}: ${operations[operation].verb}`,
      holds: true,
      parts: [choice],
    },
  };
}

/** What would be sent of a label: the PDF a step before made of it, else the label as it came. */
const paperOf = ({ order, event: { factId } }: Visit) =>
  factId === undefined
    ? undefined
    : (findLastConverted(order, factId) ?? order.documents.find(({ id }) => id === factId));

const skipped = ({ order }: Visit, reason: Reason): Outcome<Port> => ({ kind: 'pass', port: 'skipped', order, reason });

/** Said on the order, with what to do about it. */
const unsupported = (
  { name }: ConnectionFacts,
  { why, advice = `Do it at ${name} by hand, or send it elsewhere.` }: { why: string; advice?: string },
): Outcome<Port> => ({
  kind: 'stop',
  unsupported: true,
  reason: { text: `Not supported by ${name}: ${why}. ${advice}`, holds: false },
});

const convertFirst = 'Put “Convert label” before this step.';
