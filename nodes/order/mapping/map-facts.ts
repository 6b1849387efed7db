import type { Problem } from '../../problem';
import type { Cancellation, LineQuantity, OrderLine, Shipment } from '../order';
import { itemFields, shipmentFields } from './fields';
import type { ItemsMapping, ShipmentsMapping } from './mapping';
import { parsePath, valuesAt } from './path';
import { readFields } from './read-fields';
import type { Reading } from './read-value';

/** Each record a path leads to: the elements of a list, or the one thing that is there. */
export function recordsAt(scope: unknown, text: string): readonly unknown[] {
  const path = parsePath(text);
  return path.ok ? valuesAt(scope, path.value).flatMap((value) => (Array.isArray(value) ? value : [value])) : [];
}

interface FactAbout {
  readonly connectionId: string;
  readonly reading: Reading;
  /** The order's lines, when the message carries them. */
  readonly lines: readonly OrderLine[];
}

interface Mapped<Fact> {
  readonly facts: readonly Fact[];
  readonly problems: readonly Problem[];
}

/** Shipments that were called off are told too: folding then takes back what they moved. */
export function mapShipments(
  scope: unknown,
  { mapping, ...about }: FactAbout & { mapping: ShipmentsMapping },
): Mapped<Shipment> {
  const facts: Shipment[] = [];
  const problems: Problem[] = [];
  for (const [index, record] of recordsAt(scope, mapping.path).entries()) {
    const place = `Shipment ${index + 1}: `;
    const read = readFields(record, { fields: shipmentFields, sources: mapping.fields, reading: about.reading, place });
    const items = mapItems(record, { ...about, mapping: mapping.items, place });
    problems.push(...read.problems, ...items.problems);
    const { id = '', status = '', carrier, trackingNumber, trackingUrl, shippedAt } = read.values;
    if (read.problems.length > 0 || items.problems.length > 0) continue;
    facts.push({
      id,
      externalIds: { [about.connectionId]: id },
      state: shipmentState(status),
      parcels: [
        {
          items: [...items.facts],
          ...(carrier !== undefined && { carrier }),
          ...(trackingNumber !== undefined && { trackingNumber }),
          ...(trackingUrl !== undefined && { trackingUrl }),
        },
      ],
      ...(shippedAt !== undefined && { shippedAt }),
    });
  }
  return { facts, problems };
}

function shipmentState(status: string): Shipment['state'] {
  const word = status.toLowerCase();
  if (/cancel|fail|error|void/.test(word)) return 'voided';
  if (/deliver/.test(word)) return 'delivered';
  return /pending|open|scheduled/.test(word) ? 'pending' : 'shipped';
}

interface ItemsAbout extends FactAbout {
  readonly mapping: ItemsMapping | undefined;
  readonly place: string;
}

/** Explicit lines and quantities, always: those of the message, else all of the order's, else it is a problem. */
export function mapItems(scope: unknown, { mapping, reading, lines, place }: ItemsAbout): Mapped<LineQuantity> {
  const records = mapping ? recordsAt(scope, mapping.path) : [];
  if (!mapping || records.length === 0) {
    const facts = lines.map(({ id, quantity }) => ({ lineId: id, quantity }));
    return facts.length > 0 ? { facts, problems: [] } : { facts, problems: [whichLines(place)] };
  }
  const read = records.map((record) =>
    readFields(record, { fields: itemFields, sources: mapping.fields, reading, place }),
  );
  return {
    facts: read.map(({ values: { lineId, sku, quantity = 0 } }) => ({
      quantity,
      ...(lineId !== undefined && { lineId }),
      ...(sku !== undefined && { sku }),
    })),
    problems: read.flatMap(({ problems }) => problems),
  };
}

interface Called {
  readonly connectionId: string;
  readonly id: string;
  readonly items: readonly LineQuantity[];
  readonly reason: string | undefined;
  readonly at: string;
}

export const aCancellation = ({ connectionId, id, items, reason, at }: Called): Cancellation => ({
  id,
  externalIds: { [connectionId]: id },
  requestedBy: whoCancelled(reason ?? ''),
  stage: 'executed',
  items: [...items],
  ...(reason !== undefined && { reason }),
  at,
});

/** Reasons name the buyer when it was the buyer; else it was decided on the sender's side. */
const whoCancelled = (reason: string): Cancellation['requestedBy'] =>
  /customer|buyer/i.test(reason) ? 'customer' : 'channel';

const whichLines = (place: string): Problem => ({
  code: 'order.fieldMissing',
  message: `${place}the message does not say which lines it is about.`,
  advice: 'Pick the list of lines in the settings of the connection.',
  retry: 'never',
  subject: `${place}Lines`,
});
