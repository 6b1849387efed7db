import type { Problem } from '../problem';
import type { LineQuantity, Order, OrderLine } from './order';

/** Where the units of one line are. Always: ordered = open + cancelled + shipped, and returned <= shipped. */
export interface LineState {
  readonly lineId: string;
  readonly ordered: number;
  readonly open: number;
  readonly cancelled: number;
  readonly shipped: number;
  readonly delivered: number;
  readonly returned: number;
}

/**
 * Adds up the order's facts per line. What channels report beyond what was ordered is cut off and told as a problem: a parcel that
 * left counts before a cancellation.
 */
export function lineStates(order: Order): {
  readonly lines: readonly LineState[];
  readonly problems: readonly Problem[];
} {
  const moved = movements(order);
  const problems: Problem[] = [];
  const lines = order.lines.map((line) => {
    const state = stateOf(line, moved);
    if (isBeyondOrdered(line, moved)) problems.push(tooManyUnits(line));
    return state;
  });
  return { lines, problems };
}

type FindLine = (item: Pick<LineQuantity, 'lineId' | 'sku'>) => OrderLine | undefined;

/** Finds the line a fact speaks of: by id, else the first one with its SKU. Made once per list of lines, so that long orders stay quick. */
export function lineFinder({ lines }: Pick<Order, 'lines'>): FindLine {
  const known = finders.get(lines);
  if (known) return known;
  const byId = new Map(lines.map((line) => [line.id, line]));
  const bySku = new Map(lines.toReversed().flatMap((line) => (line.sku ? [[line.sku, line] as const] : [])));
  const find: FindLine = ({ lineId, sku }) =>
    (lineId === undefined ? undefined : byId.get(lineId)) ?? (sku === undefined ? undefined : bySku.get(sku));
  finders.set(lines, find);
  return find;
}
const finders = new WeakMap<readonly OrderLine[], FindLine>();

/** Thousandths of a unit, as integers: quantities have three decimals and 0.1 + 0.2 must be 0.3. */
export const thousandths = (quantity: number): number => Math.round(quantity * 1000);

/** Thousandths of a unit per line id. Items of no line of the order do not count. */
export function unitsByLine(order: Pick<Order, 'lines'>, items: readonly LineQuantity[]): ReadonlyMap<string, number> {
  const lineOf = lineFinder(order);
  const units = new Map<string, number>();
  for (const item of items) {
    const id = lineOf(item)?.id;
    if (id !== undefined) units.set(id, (units.get(id) ?? 0) + thousandths(item.quantity));
  }
  return units;
}

type Movement = 'shipped' | 'delivered' | 'cancelled' | 'returned';
type Moved = Readonly<Record<Movement, ReadonlyMap<string, number>>>;

function movements(order: Order): Moved {
  const sum = (items: readonly LineQuantity[]) => unitsByLine(order, items);
  const parcels = (states: readonly string[]) =>
    order.shipments.filter(({ state }) => states.includes(state)).flatMap((shipment) => shipment.parcels);
  return {
    shipped: sum(parcels(['shipped', 'delivered']).flatMap(({ items }) => items)),
    delivered: sum(parcels(['delivered']).flatMap(({ items }) => items)),
    cancelled: sum(order.cancellations.filter(({ stage }) => stage === 'executed').flatMap(({ items }) => items)),
    returned: sum(
      order.returns.filter(({ stage }) => stage === 'received' || stage === 'closed').flatMap(({ items }) => items),
    ),
  };
}

function stateOf(line: OrderLine, moved: Moved): LineState {
  const of = (movement: Movement) => moved[movement].get(line.id) ?? 0;
  const ordered = thousandths(line.quantity);
  const shipped = Math.min(of('shipped'), ordered);
  const cancelled = Math.min(of('cancelled'), ordered - shipped);
  return {
    lineId: line.id,
    ordered: line.quantity,
    open: (ordered - shipped - cancelled) / 1000,
    cancelled: cancelled / 1000,
    shipped: shipped / 1000,
    delivered: Math.min(of('delivered'), shipped) / 1000,
    returned: Math.min(of('returned'), shipped) / 1000,
  };
}

function isBeyondOrdered(line: OrderLine, moved: Moved): boolean {
  const of = (movement: Movement) => moved[movement].get(line.id) ?? 0;
  return of('shipped') + of('cancelled') > thousandths(line.quantity) || of('returned') > of('shipped');
}

const tooManyUnits = (line: OrderLine): Problem => ({
  code: 'order.tooManyUnits',
  message: `More of “${line.title}” was shipped, cancelled or returned than the ${line.quantity} ordered.`,
  advice: 'Compare the shipments and cancellations with the order at the channel.',
  retry: 'never',
  ...(line.sku && { subject: line.sku }),
});
