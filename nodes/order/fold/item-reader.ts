import { readPartId } from '../bundle';
import { thousandths } from '../line-state';
import type { LineQuantity, Order, OrderLine } from '../order';
import { foldText } from '../tags';
import { partKey } from './count-bundles';
import type { ReadItemsOf } from './fact-kinds';

export interface ItemReading {
  /**
   * Units of each line, and pieces of each part of a bundle (`partKey`), that other facts of the same kind have, in thousandths: where one
   * SKU is on two lines, the free ones are filled first.
   */
  readonly taken: ReadonlyMap<string, number>;
}
/** For all items of one fact: what one has filled, the next finds filled. */
export type ReadItems = (reading: ItemReading) => ReadItemsOf;

/**
 * Says in our line ids what a channel says in its own: the source's ids are ours, a destination's are translated by its link; failing
 * that the SKU decides. What cannot be told to a line keeps its SKU and loses the foreign id. Pieces of a bundle's parts are noted down as
 * such; how many bundles they make is counted once all facts are known (count-bundles.ts).
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

  return ({ taken }) => {
    const filled = new Map(taken);
    return (items) => items.flatMap((item) => spread(item, { places: placesOf(item), filled }));
  };
}

/** What an id over there stands for: a line of ours, or a part of one. */
interface Place {
  readonly line: OrderLine;
  readonly part?: { readonly index: number; readonly units: number; readonly of: number };
}

const whole = (line: OrderLine): Place => ({ line });

const keyOf = ({ line, part }: Place) => (part ? partKey(line.id, part.index) : line.id);
const roomIn = ({ line, part }: Place) => thousandths(line.quantity) * (part?.units ?? 1);

/** The line ids the teller uses → our lines; several where the destination has made one line of two. */
function placesById(order: Order, lineIds: Readonly<Record<string, string>> | null): ReadonlyMap<string, Place[]> {
  if (!lineIds) return new Map(order.lines.map((line) => [line.id, [whole(line)]]));
  const lines = new Map(order.lines.map((line) => [line.id, line]));
  const ids = Object.keys(lineIds);
  const named = Object.entries(lineIds).flatMap(([id, remoteId]) => {
    const place = placeOf(id, { lines, ids });
    return place ? [{ remoteId, place }] : [];
  });
  return new Map(
    [...grouped(named, ({ remoteId }) => remoteId)].map(([id, list]) => [id, list.map(({ place }) => place)]),
  );
}

function placeOf(
  id: string,
  { lines, ids }: { lines: ReadonlyMap<string, OrderLine>; ids: readonly string[] },
): Place | null {
  const line = lines.get(id);
  if (line) return whole(line);
  const part = readPartId(id);
  const owner = part && lines.get(part.lineId);
  if (!owner) return null;
  const of = ids.filter((one) => readPartId(one)?.lineId === part.lineId).length;
  // One part of one piece is another name for the line.
  return of === 1 && part.units === 1
    ? whole(owner)
    : { line: owner, part: { index: part.index, units: part.units, of } };
}

type Filled = Map<string, number>;

/** The item for one place, or shared out among several in their order, the last taking what is left over. Money is not shared out. */
function spread<Item extends LineQuantity>(
  item: Item,
  { places, filled }: { places: readonly Place[]; filled: Filled },
): Item[] {
  const [first] = places;
  if (!first) return [withoutLine(item)];
  if (places.length === 1 || 'amount' in item)
    return [onPlace(item, { place: first, units: thousandths(item.quantity), filled })];

  let left = thousandths(item.quantity);
  return places.flatMap((place, index) => {
    const free = Math.max(0, roomIn(place) - (filled.get(keyOf(place)) ?? 0));
    const units = index === places.length - 1 ? left : Math.min(left, free);
    left -= units;
    return units > 0 ? [onPlace(item, { place, units, filled })] : [];
  });
}

function onPlace<Item extends LineQuantity>(
  item: Item,
  { place, units, filled }: { place: Place; units: number; filled: Filled },
): Item {
  const { line, part } = place;
  filled.set(keyOf(place), (filled.get(keyOf(place)) ?? 0) + units);
  const told = { ...item, lineId: line.id, ...(line.sku && { sku: line.sku }) };
  return part ? { ...told, quantity: 0, part: { ...part, pieces: units / 1000 } } : { ...told, quantity: units / 1000 };
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
