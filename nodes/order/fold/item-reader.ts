import { readPartId } from '../bundle';
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
 * that the SKU decides. What cannot be told to a line keeps its SKU and loses the foreign id. A bundle is counted by its first part:
 * it has left when that has, in the wholes that make; what happens to its other parts is not counted again.
 */
export function itemReader(
  order: Order,
  {
    connectionId,
    link,
  }: { connectionId: string; link?: { lineIds?: Readonly<Record<string, string>> | undefined } | null },
): ReadItems {
  const byId = placesById(order, order.source.connectionId === connectionId ? null : (link?.lineIds ?? {}));
  const bySku = grouped(order.lines.map(whole), ({ line }) => foldText(line.sku ?? ''));
  const placesOf = ({ lineId, sku }: LineQuantity): readonly Place[] =>
    byId.get(lineId ?? '') ?? (sku ? (bySku.get(foldText(sku)) ?? []) : []);

  return (items, { taken }) => {
    const filled = new Map(taken);
    return items.flatMap((item) => {
      const places = placesOf(item);
      const [first] = places;
      return first && isPart(first)
        ? ofBundle(item, { place: first, filled })
        : spread(item, { lines: places.map(({ line }) => line), filled });
    });
  };
}

/** What an id over there stands for: a line of ours, or a part of one. */
interface Place {
  readonly line: OrderLine;
  /** Of the part, how many make one of the line. */
  readonly units: number;
  /** The line is counted by it. */
  readonly isFirst: boolean;
}

const whole = (line: OrderLine): Place => ({ line, units: 1, isFirst: true });
const isPart = ({ units, isFirst }: Place) => units > 1 || !isFirst;

/** The line ids the teller uses → our lines; several where the destination has made one line of two. */
function placesById(order: Order, lineIds: Readonly<Record<string, string>> | null): ReadonlyMap<string, Place[]> {
  if (!lineIds) return new Map(order.lines.map((line) => [line.id, [whole(line)]]));
  const lines = new Map(order.lines.map((line) => [line.id, line]));
  const named = Object.entries(lineIds).flatMap(([id, remoteId]) => {
    const place = placeOf(id, lines);
    return place ? [{ remoteId, place }] : [];
  });
  return new Map(
    [...grouped(named, ({ remoteId }) => remoteId)].map(([id, list]) => [id, list.map(({ place }) => place)]),
  );
}

function placeOf(id: string, lines: ReadonlyMap<string, OrderLine>): Place | null {
  const line = lines.get(id);
  if (line) return whole(line);
  const part = readPartId(id);
  const owner = part && lines.get(part.lineId);
  return part && owner ? { line: owner, units: part.units, isFirst: part.index === 1 } : null;
}

/** Money of every part counts; pieces only of the first, and only as far as they make whole ones. */
function ofBundle<Item extends LineQuantity>(item: Item, { place, filled }: { place: Place; filled: Filled }): Item[] {
  const { line, units, isFirst } = place;
  if (!isFirst) return 'amount' in item ? [onLine(item, { line, units: 0, filled })] : [];
  return [onLine(item, { line, units: Math.floor(item.quantity / units) * 1000, filled })];
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
