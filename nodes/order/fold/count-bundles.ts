import { thousandths } from '../line-state';
import type { LineQuantity, Order, OrderLine } from '../order';
import { type AnyFact, type FactKind, factKinds } from './fact-kinds';

/** Pieces of each part that these items tell of, in thousandths, by `partKey`. */
export function piecesByPart(items: readonly LineQuantity[]): ReadonlyMap<string, number> {
  const pieces = new Map<string, number>();
  for (const { lineId = '', part } of items) {
    if (part) add(pieces, { key: partKey(lineId, part.index), by: thousandths(part.pieces) });
  }
  return pieces;
}

export const partKey = (lineId: string, index: number): string => `${lineId}#${index}`;

/**
 * Counts bundles by all their parts: one is shipped, cancelled, returned or refunded when the last of its parts is, and it counts for the
 * fact by which it became whole. What has been counted for a fact stays with it, for others have been told; so pieces that arrive later
 * count for the later ones. Never more than was ordered, never a part for a whole.
 */
export function countBundles(after: Order, before: Order | null): Order {
  const facts = [after.shipments, after.cancellations, after.returns, after.refunds];
  if (!facts.flat().some(hasParts)) return after;
  return {
    ...after,
    shipments: counted(after.shipments, { kind: factKinds.shipments, order: after, before: before?.shipments }),
    cancellations: counted(after.cancellations, {
      kind: factKinds.cancellations,
      order: after,
      before: before?.cancellations,
    }),
    returns: counted(after.returns, { kind: factKinds.returns, order: after, before: before?.returns }),
    refunds: counted(after.refunds, { kind: factKinds.refunds, order: after, before: before?.refunds }),
  };
}

/** The bundles that are whole within one fact, whatever others hold: how it compares with our own write. */
export const countAlone = <Fact extends AnyFact>(
  fact: Fact,
  { kind, order }: { kind: FactKind<Fact>; order: Order },
): Fact => (hasParts(fact) ? (counted([fact], { kind, order, before: [] })[0] ?? fact) : fact);

const itemsOf = (fact: AnyFact): readonly LineQuantity[] => {
  if ('parcels' in fact) return fact.parcels.flatMap(({ items }) => items);
  return 'items' in fact ? fact.items : [];
};
const hasParts = (fact: AnyFact): boolean => itemsOf(fact).some(({ part }) => part);

interface Counting<Fact extends AnyFact> {
  readonly kind: FactKind<Fact>;
  readonly order: Order;
  readonly before: readonly Fact[] | undefined;
}

function counted<Fact extends AnyFact>(facts: readonly Fact[], { kind, order, before = [] }: Counting<Fact>): Fact[] {
  const inEffect = facts.filter((fact) => kind.isInEffect(fact));
  const items = facts.flatMap(itemsOf);
  const lines = order.lines.filter(({ id }) => items.some(({ lineId, part }) => part && lineId === id));
  const shares = new Map(
    lines.map((line) => {
      const unitsIn = (fact: AnyFact) => sumOf(itemsOf(fact).filter(({ lineId }) => lineId === line.id));
      const earlier = new Map(before.map((fact) => [fact.id, unitsIn(fact)]));
      return [line.id, sharesOf(line, { facts: inEffect, earlier })];
    }),
  );
  const wholesOf = (fact: Fact) => (lineId: string) => shares.get(lineId)?.get(fact) ?? 0;
  return facts.map((fact) => (hasParts(fact) ? withWholes(fact, { kind, wholesOf: wholesOf(fact) }) : fact));
}

const sumOf = (items: readonly LineQuantity[]) => items.reduce((sum, { quantity }) => sum + quantity, 0);

interface Sharing {
  readonly facts: readonly AnyFact[];
  /** What each fact known before was counted for, by its id. */
  readonly earlier: ReadonlyMap<string, number>;
}

/** For how many of one line each fact counts. */
function sharesOf(line: OrderLine, { facts, earlier }: Sharing): ReadonlyMap<AnyFact, number> {
  const shares = new Map<AnyFact, number>();
  let left = wholes(line, facts);
  const give = (fact: AnyFact, wanted: number) => {
    const given = Math.max(0, Math.min(wanted, left));
    shares.set(fact, (shares.get(fact) ?? 0) + given);
    left -= given;
  };
  const known = facts.filter(({ id }) => earlier.has(id));
  for (const fact of known) give(fact, earlier.get(fact.id) ?? 0);
  const seen = [...known];
  let counted = [...shares.values()].reduce((sum, share) => sum + share, 0);
  for (const fact of facts.filter(({ id }) => !earlier.has(id))) {
    seen.push(fact);
    give(fact, wholes(line, seen) - counted);
    counted += shares.get(fact) ?? 0;
  }
  // An earlier fact tells of more pieces now: the latest that nobody has been told of carries what they make whole.
  const ofLine = known.filter((fact) => itemsOf(fact).some(({ lineId, part }) => part && lineId === line.id));
  const carrier = ofLine.findLast((fact) => shares.get(fact) === 0) ?? ofLine.at(-1);
  if (carrier) give(carrier, left);
  return shares;
}

/** How many of a line these facts make whole together: as many as its scarcest part allows, and no more than were ordered. */
function wholes({ id, quantity }: OrderLine, facts: readonly AnyFact[]): number {
  const items = facts.flatMap(itemsOf).filter(({ lineId, part }) => part && lineId === id);
  const pieces = piecesByPart(items);
  const parts = new Map(items.flatMap(({ part }) => (part ? [[part.index, part] as const] : [])));
  const [first] = parts.values();
  if (!first || parts.size < first.of) return 0;
  const counts = [...parts.values()].map(({ index, units }) =>
    Math.floor((pieces.get(partKey(id, index)) ?? 0) / (units * 1000)),
  );
  return Math.min(Math.floor(quantity), ...counts);
}

function withWholes<Fact extends AnyFact>(
  fact: Fact,
  { kind, wholesOf }: { kind: FactKind<Fact>; wholesOf: (lineId: string) => number },
): Fact {
  const given = new Set<string>();
  const read = kind.withItems(fact, (items) =>
    items.map((item) => {
      const { lineId = '', part } = item;
      if (!part) return item;
      const quantity = given.has(lineId) ? 0 : wholesOf(lineId);
      given.add(lineId);
      return { ...item, quantity };
    }),
  );
  const waits = kind.isInEffect(fact) && kind.itemsOf(read).every(({ quantity }) => quantity === 0);
  return kind.waiting?.(read, waits) ?? read;
}

const add = (map: Map<string, number>, { key, by }: { key: string; by: number }) =>
  map.set(key, (map.get(key) ?? 0) + by);
