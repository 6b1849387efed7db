import { stableHash } from '../../hash';
import type { OrderNews } from '../event';
import { compareInstants } from '../instant';
import { unitsByLine } from '../line-state';
import type { Order } from '../order';
import { countAlone, piecesByPart } from './count-bundles';
import { type AnyFact, type FactKind, factKinds } from './fact-kinds';
import type { ReadItems } from './item-reader';

interface Telling {
  readonly news: OrderNews;
  readonly connectionId: string;
  readonly isSource: boolean;
  readonly readItems: ReadItems;
}

/**
 * Adds what is told to the order's facts. A fact is known again
 * 1. by the id it has at the teller;
 * 2. else as an echo: nobody has told us its id there yet, and it says the same (a tracking number, else the same units, the same
 *    amount). That is how our own write is known when it comes back as news; all we learn from it is the id and a later stage.
 * Of two tellings by the same channel the later one counts. The price of 2: two different shipments of the same units without
 * tracking numbers, told by two channels at once, are taken for one.
 */
export function foldFacts(order: Order, telling: Telling): Order {
  const toldOf = <List extends 'shipments' | 'cancellations' | 'returns' | 'refunds' | 'documents'>(list: List) => ({
    inOrder: telling.news.order?.[list] ?? [],
    beside: telling.news[list] ?? [],
  });
  const fold = <Fact extends AnyFact>(known: readonly Fact[], { kind, inOrder, beside }: Lists<Fact>): Fact[] =>
    [...inOrder, ...beside]
      .reduce((facts, fact) => foldFact(facts, { fact, kind, order, telling }), known)
      .toSorted(byTime);
  return {
    ...order,
    shipments: fold(order.shipments, { kind: factKinds.shipments, ...toldOf('shipments') }),
    cancellations: fold(order.cancellations, { kind: factKinds.cancellations, ...toldOf('cancellations') }),
    returns: fold(order.returns, { kind: factKinds.returns, ...toldOf('returns') }),
    refunds: fold(order.refunds, { kind: factKinds.refunds, ...toldOf('refunds') }),
    documents: fold(order.documents, { kind: factKinds.documents, ...toldOf('documents') }),
  };
}

interface Lists<Fact extends AnyFact> {
  readonly kind: FactKind<Fact>;
  readonly inOrder: readonly Fact[];
  readonly beside: readonly Fact[];
}

interface Told<Fact extends AnyFact> {
  readonly fact: Fact;
  readonly kind: FactKind<Fact>;
  readonly order: Order;
  readonly telling: Telling;
}

function foldFact<Fact extends AnyFact>(
  facts: readonly Fact[],
  { fact, kind, order, telling }: Told<Fact>,
): readonly Fact[] {
  const { connectionId, isSource, readItems, news } = telling;
  const externalId = fact.externalIds[connectionId] ?? fact.id;
  const others = facts.filter(({ externalIds }) => externalIds[connectionId] !== externalId);
  const items = others.flatMap((other) => kind.itemsOf(other));
  const taken = new Map([...unitsByLine(order, items), ...piecesByPart(items)]);
  const reading = readItems({ taken });
  const told: Fact = {
    ...countAlone(kind.withItems(fact, reading), { kind, order }),
    // The source's own ids are ours; those of other channels are set apart, so that two channels may both count from 1.
    id: isSource ? externalId : `${connectionId}:${externalId}`,
    externalIds: { ...fact.externalIds, [connectionId]: externalId },
    asOf: news.at,
  };
  const known = findKnown(facts, { told, kind, order, connectionId });
  if (!known) return [...facts, told];
  return facts.map((one) => (one === known ? merged(known, { told, kind }) : one));
}

interface Search<Fact extends AnyFact> {
  readonly told: Fact;
  readonly kind: FactKind<Fact>;
  readonly order: Order;
  readonly connectionId: string;
}

function findKnown<Fact extends AnyFact>(
  facts: readonly Fact[],
  { told, kind, order, connectionId }: Search<Fact>,
): Fact | undefined {
  const externalId = told.externalIds[connectionId];
  const same = facts.find(({ externalIds }) => externalIds[connectionId] === externalId);
  if (same) return same;
  const unclaimed = facts.filter(({ externalIds }) => externalIds[connectionId] === undefined);
  return unclaimed.find((known) => kind.isEcho({ known, told, order }));
}

/** The fact's own teller may correct it; every other channel only tells its id there and that it has moved on. */
function merged<Fact extends AnyFact>(known: Fact, { told, kind }: { told: Fact; kind: FactKind<Fact> }): Fact {
  const isTellers = known.id === told.id;
  const content = isTellers && isLater(told, { than: known, kind }) ? (kind.correction?.(told, known) ?? told) : known;
  const furthest = kind.stageRank(told) > kind.stageRank(known) ? told : known;
  const { toldRank: _, ...rest } = kind.inStageOf(content, furthest);
  const rank = rankTold(content, kind);
  return {
    // The rank is kept only where the stage itself does not say it.
    ...(rest as Fact),
    ...(rank !== kind.stageRank(furthest) && { toldRank: rank }),
    id: known.id,
    externalIds: { ...told.externalIds, ...known.externalIds },
  };
}

/** The stage its content was told in, which is not always the one it is in. */
const rankTold = <Fact extends AnyFact>(fact: Fact, kind: FactKind<Fact>): number =>
  fact.toldRank ?? kind.stageRank(fact);

/** A total order, so that any arrival order ends the same: by moment, then by stage, then by content. */
function isLater<Fact extends AnyFact>(told: Fact, { than, kind }: { than: Fact; kind: FactKind<Fact> }): boolean {
  const age = compareInstants(told.asOf ?? '', than.asOf ?? '');
  if (age !== 0) return age > 0 || Number.isNaN(age);
  const stage = rankTold(told, kind) - rankTold(than, kind);
  return stage === 0 ? contentHash(told) > contentHash(kind.inStageOf(than, told)) : stage > 0;
}

/** Of what the teller says, and neither of the stage others moved it to nor of the ids it has elsewhere. */
function contentHash(fact: AnyFact): string {
  const { externalIds: _ids, toldRank: _rank, ...content } = fact;
  return stableHash(content);
}

const timeOf = (fact: AnyFact): string =>
  ('shippedAt' in fact ? fact.shippedAt : 'at' in fact ? fact.at : undefined) ?? '';

/** By the time they happened, those without one first, then by id. */
const byTime = (a: AnyFact, b: AnyFact): number =>
  (Date.parse(timeOf(a)) || 0) - (Date.parse(timeOf(b)) || 0) || (a.id < b.id ? -1 : 1);
