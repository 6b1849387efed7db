import { compareAmounts } from '../amount';
import { unitsByLine } from '../line-state';
import type { Cancellation, LineQuantity, Order, OrderDocument, Refund, Return, Shipment } from '../order';

export type AnyFact = Shipment | Cancellation | Return | Refund | OrderDocument;

export type ReadItemsOf = <Item extends LineQuantity>(items: readonly Item[]) => Item[];

/** What folding has to know of one kind of fact. */
export interface FactKind<Fact extends AnyFact> {
  /** From first to last: a fact only ever moves forward. */
  stageRank(fact: Fact): number;
  /** The fact with the stage of the other one. */
  inStageOf(fact: Fact, other: Fact): Fact;
  itemsOf(fact: Fact): readonly LineQuantity[];
  withItems(fact: Fact, read: ReadItemsOf): Fact;
  /** False: it happened not, or not any more, so it counts no units. */
  isInEffect(fact: Fact): boolean;
  /** Marks that it concerns nothing but parts of bundles that are not whole. Absent: such a fact waits for nothing, as money does. */
  waiting?(fact: Fact, waits: boolean): Fact;
  /** A later telling in place of an earlier one; absent: as it is told. */
  correction?(told: Fact, known: Fact): Fact;
  /** True when what is told may be what is known coming back: our own write, told by the place we wrote it to. */
  isEcho(pair: { readonly known: Fact; readonly told: Fact; readonly order: Pick<Order, 'lines'> }): boolean;
}

const shipments: FactKind<Shipment> = {
  stageRank: ({ state }) => ['pending', 'shipped', 'delivered', 'voided'].indexOf(state),
  inStageOf: (fact, { state }) => ({ ...fact, state }),
  itemsOf: ({ parcels }) => parcels.flatMap(({ items }) => items),
  withItems: (fact, read) => ({
    ...fact,
    parcels: fact.parcels.map((parcel) => ({ ...parcel, items: read(parcel.items) })),
  }),
  isInEffect: ({ state }) => state !== 'voided',
  waiting: (fact, waits) => marked(fact, waits),
  isEcho({ known, told, order }) {
    const [ours, theirs] = [trackingNumbers(known), trackingNumbers(told)];
    if (ours.length > 0 && theirs.length > 0) return theirs.some((number) => ours.includes(number));
    return known.state !== 'voided' && hasSameUnits(order, [shipments.itemsOf(known), shipments.itemsOf(told)]);
  },
};

const cancellations: FactKind<Cancellation> = {
  stageRank: ({ stage }) => ['requested', 'accepted', 'rejected', 'failed', 'executed'].indexOf(stage),
  inStageOf: (fact, { stage }) => ({ ...fact, stage }),
  itemsOf: ({ items }) => items,
  withItems: (fact, read) => ({ ...fact, items: read(fact.items) }),
  isInEffect: ({ stage }) => stage !== 'rejected' && stage !== 'failed',
  waiting: (fact, waits) => marked(fact, waits),
  isEcho: ({ known, told, order }) =>
    known.stage !== 'rejected' && known.stage !== 'failed' && hasSameUnits(order, [known.items, told.items]),
};

const returns: FactKind<Return> = {
  stageRank: ({ stage }) =>
    ['requested', 'approved', 'declined', 'inTransit', 'received', 'closed', 'cancelled'].indexOf(stage),
  inStageOf: (fact, { stage }) => ({ ...fact, stage }),
  itemsOf: ({ items }) => items,
  withItems: (fact, read) => ({ ...fact, items: read(fact.items) }),
  isInEffect: ({ stage }) => stage !== 'declined' && stage !== 'cancelled',
  waiting: (fact, waits) => marked(fact, waits),
  isEcho: ({ known, told, order }) =>
    known.stage !== 'declined' && known.stage !== 'cancelled' && hasSameUnits(order, [known.items, told.items]),
};

const refunds: FactKind<Refund> = {
  stageRank: ({ stage }) => ['requested', 'pending', 'failed', 'succeeded'].indexOf(stage),
  inStageOf: (fact, { stage }) => ({ ...fact, stage }),
  itemsOf: ({ items }) => items,
  withItems: (fact, read) => ({ ...fact, items: read(fact.items) }),
  isInEffect: ({ stage }) => stage !== 'failed',
  isEcho: ({ known, told }) => known.stage !== 'failed' && compareAmounts(known.amount, told.amount) === 0,
};

const documents: FactKind<OrderDocument> = {
  stageRank: () => 0,
  inStageOf: (fact) => fact,
  itemsOf: () => [],
  withItems: (fact) => fact,
  isInEffect: () => true,
  // Once the bytes are stored under their hash, a repeat of the bytes is not taken up again.
  correction(told, { sha256, mediaType = told.mediaType }) {
    if (sha256 === undefined) return told;
    const { data: _bytes, ...named } = told;
    return { ...named, sha256, ...(mediaType !== undefined && { mediaType }) };
  },
  isEcho: ({ known, told }) => known.kind === told.kind && known.sha256 !== undefined && known.sha256 === told.sha256,
};

function marked<Fact extends { readonly waitsForRest?: true | undefined }>(fact: Fact, waits: boolean): Fact {
  if (waits === (fact.waitsForRest ?? false)) return fact;
  const { waitsForRest: _, ...rest } = fact;
  // Without the mark it is the same fact.
  return waits ? { ...fact, waitsForRest: true } : (rest as Fact);
}

export const factKinds = { shipments, cancellations, returns, refunds, documents };

/** As people compare them: without spaces and capitals. */
export const trackingNumbers = ({ parcels }: Shipment): readonly string[] =>
  parcels.flatMap(({ trackingNumber }) => trackingNumber?.replace(/\s/g, '').toUpperCase() || []);

function hasSameUnits(
  order: Pick<Order, 'lines'>,
  [known, told]: readonly [readonly LineQuantity[], readonly LineQuantity[]],
) {
  const ours = unitsByLine(order, known);
  const theirs = unitsByLine(order, told);
  return ours.size > 0 && ours.size === theirs.size && [...ours].every(([id, units]) => theirs.get(id) === units);
}
