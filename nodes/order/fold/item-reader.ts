import { thousandths } from '../line-state';
import type { LineQuantity, Order, OrderLine } from '../order';
import { foldText } from '../tags';

export interface ItemReading {
  /** Units of each line that other facts of the same kind have, in thousandths: where one SKU is on two lines, the free ones are filled first. */
  readonly taken: ReadonlyMap<string, number>;
}
export type ReadItems = <Item extends LineQuantity>(items: readonly Item[], reading: ItemReading) => Item[];

/**
 * Says in our line ids what a channel says in its own: the source's ids are ours, a destination's are translated by its link; failing
 * that the SKU decides. What cannot be told to a line keeps its SKU and loses the foreign id.
 */
export function itemReader(
  order: Order,
  {
    connectionId,
    link,
  }: { connectionId: string; link?: { lineIds?: Readonly<Record<string, string>> | undefined } | null },
): ReadItems {
  const byId = linesById(order, order.source.connectionId === connectionId ? null : (link?.lineIds ?? {}));
  const bySku = grouped(order.lines, ({ sku }) => foldText(sku ?? ''));
  const linesOf = ({ lineId, sku }: LineQuantity): readonly OrderLine[] =>
    byId.get(lineId ?? '') ?? (sku ? (bySku.get(foldText(sku)) ?? []) : []);

  return (items, { taken }) => {
    const filled = new Map(taken);
    return items.flatMap((item) => spread(item, { lines: linesOf(item), filled }));
  };
}

/** The line ids the teller uses → our lines; several where the destination has made one line of two. */
function linesById(order: Order, lineIds: Readonly<Record<string, string>> | null): ReadonlyMap<string, OrderLine[]> {
  if (!lineIds) return new Map(order.lines.map((line) => [line.id, [line]]));
  const named = order.lines.filter(({ id }) => Object.hasOwn(lineIds, id));
  return grouped(named, ({ id }) => lineIds[id] ?? '');
}

type Filled = Map<string, number>;

/** The item for one line, or shared out among several in their order, the last taking what is left over. Money is not shared out. */
function spread<Item extends LineQuantity>(
  item: Item,
  { lines, filled }: { lines: readonly OrderLine[]; filled: Filled },
): Item[] {
  const [first] = lines;
  if (!first) return [withoutLine(item)];
  if (lines.length === 1 || 'amount' in item)
    return [onLine(item, { line: first, units: thousandths(item.quantity), filled })];

  let left = thousandths(item.quantity);
  return lines.flatMap((line, index) => {
    const free = Math.max(0, thousandths(line.quantity) - (filled.get(line.id) ?? 0));
    const units = index === lines.length - 1 ? left : Math.min(left, free);
    left -= units;
    return units > 0 ? [onLine(item, { line, units, filled })] : [];
  });
}

function onLine<Item extends LineQuantity>(
  item: Item,
  { line, units, filled }: { line: OrderLine; units: number; filled: Filled },
): Item {
  filled.set(line.id, (filled.get(line.id) ?? 0) + units);
  return { ...item, lineId: line.id, ...(line.sku && { sku: line.sku }), quantity: units / 1000 };
}

function withoutLine<Item extends LineQuantity>(item: Item): Item {
  const copy = { ...item };
  delete copy.lineId;
  return copy;
}

function grouped<Key, One>(list: readonly One[], keyOf: (one: One) => Key): ReadonlyMap<Key, One[]> {
  const groups = new Map<Key, One[]>();
  for (const one of list) {
    const group = groups.get(keyOf(one));
    if (group) group.push(one);
    else groups.set(keyOf(one), [one]);
  }
  return groups;
}
