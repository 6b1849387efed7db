import { randomBytes } from 'node:crypto';
import type { Ledger } from './ledger';
import type { OrderBook } from './order-book';
import type { FactList, SimCancellation, SimDocument, SimOrder, SimRefund, SimReturn, SimShipment } from './sim-order';
import { attach, type Changed, cancel, type Refusal, refund, ship, takeBack } from './sim-order-rules';

/** What came of a request: done now, done before under the same reference, refused, or no such order. */
export type Done<Details> =
  | { readonly kind: 'done'; readonly order: SimOrder<Details>; readonly factId: string; readonly repeated: boolean }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  | { readonly kind: 'notFound' };

/** A fact as somebody asks for it; the desk gives it an id and a time. */
export type Asked<Fact> = Omit<Fact, 'id' | 'at'>;

/** What happened, for whoever listens. */
export type Happening = 'created' | 'updated' | 'shipped' | 'cancelled' | 'returned' | 'refunded' | 'label_added';

interface DeskOptions<Details> {
  readonly book: OrderBook<Details>;
  readonly ledger: Ledger;
  now(): Date;
  /** Decimal text: what the buyer paid, the most that can be refunded. */
  paid(order: SimOrder<Details>): string;
  announce(happening: Happening, order: SimOrder<Details>): void;
}

interface Step<Details> {
  readonly operation: string;
  readonly happening: Happening;
  readonly list: FactList;
  readonly reference: string | null;
  apply(order: SimOrder<Details>, stamp: { readonly id: string; readonly at: string }): Changed<Details>;
}

/** Where orders are changed: by the rules, into the book, with a line in the ledger and word to the listeners. */
export class OrderDesk<Details> {
  readonly #options: DeskOptions<Details>;
  /**
   * True: a reference seen before is answered with what was done then. False: like the many platforms that look at no
   * reference at all, the desk does it again, and only the ledger notices.
   */
  recognisesReferences = true;

  constructor(options: DeskOptions<Details>) {
    this.#options = options;
  }

  place(
    wanted: Omit<SimOrder<Details>, 'updatedAt' | 'createdAt' | FactList>,
  ): SimOrder<Details> & { readonly repeated: boolean } {
    const { book, ledger, now, announce } = this.#options;
    const known = wanted.reference === null ? undefined : book.withReference(wanted.reference)[0];
    const repeated = known !== undefined && this.recognisesReferences;
    const order = repeated ? known : book.put({ ...wanted, createdAt: now().toISOString(), ...noFacts });
    ledger.record({
      operation: 'order',
      reference: wanted.reference,
      orderId: order.id,
      factId: null,
      outcome: repeated ? 'repeated' : 'done',
      code: null,
    });
    if (!repeated) announce('created', order);
    return { ...order, repeated };
  }

  /** A refusal that never reached an order, for the ledger. */
  noteRefusal(operation: string, { reference, code }: { reference: string | null; code: string }): void {
    this.#options.ledger.record({ operation, reference, orderId: null, factId: null, outcome: 'refused', code });
  }

  ship(idOrNumber: string, asked: Asked<SimShipment>): Done<Details> {
    return this.#step(idOrNumber, {
      operation: 'shipment',
      happening: 'shipped',
      list: 'shipments',
      reference: asked.reference,
      apply: (order, stamp) => ship(order, { ...asked, ...stamp }),
    });
  }

  cancel(idOrNumber: string, asked: Asked<SimCancellation>): Done<Details> {
    return this.#step(idOrNumber, {
      operation: 'cancellation',
      happening: 'cancelled',
      list: 'cancellations',
      reference: asked.reference,
      apply: (order, stamp) => cancel(order, { ...asked, ...stamp }),
    });
  }

  takeBack(idOrNumber: string, asked: Asked<SimReturn>): Done<Details> {
    return this.#step(idOrNumber, {
      operation: 'return',
      happening: 'returned',
      list: 'returns',
      reference: asked.reference,
      apply: (order, stamp) => takeBack(order, { ...asked, ...stamp }),
    });
  }

  refund(idOrNumber: string, asked: Asked<SimRefund>): Done<Details> {
    return this.#step(idOrNumber, {
      operation: 'refund',
      happening: 'refunded',
      list: 'refunds',
      reference: asked.reference,
      apply: (order, stamp) => refund(order, { fact: { ...asked, ...stamp }, paid: this.#options.paid(order) }),
    });
  }

  attach(idOrNumber: string, asked: Asked<SimDocument>): Done<Details> {
    return this.#step(idOrNumber, {
      operation: 'label',
      happening: 'label_added',
      list: 'documents',
      reference: asked.reference,
      apply: (order, stamp) => attach(order, { ...asked, ...stamp }),
    });
  }

  /** Changes the channel's own fields. Done twice it is the same, so references are only noted. */
  edit(
    idOrNumber: string,
    { reference, details }: { reference: string | null; details: Partial<Details> },
  ): Done<Details> {
    const { book, ledger, announce } = this.#options;
    const order = book.get(idOrNumber);
    if (!order) return { kind: 'notFound' };
    const changed = book.put({ ...order, details: { ...order.details, ...details } });
    ledger.record({ operation: 'update', reference, orderId: order.id, factId: null, outcome: 'done', code: null });
    announce('updated', changed);
    return { kind: 'done', order: changed, factId: order.id, repeated: false };
  }

  #step(idOrNumber: string, { operation, happening, list, reference, apply }: Step<Details>): Done<Details> {
    const { book, ledger, now, announce } = this.#options;
    const order = book.get(idOrNumber);
    if (!order) return { kind: 'notFound' };
    const note = (outcome: 'done' | 'repeated' | 'refused', about: { factId: string | null; code: string | null }) =>
      ledger.record({ operation, reference, orderId: order.id, outcome, ...about });

    const earlier = reference === null ? undefined : order[list].find((fact) => fact.reference === reference);
    if (earlier && this.recognisesReferences) {
      note('repeated', { factId: earlier.id, code: null });
      return { kind: 'done', order, factId: earlier.id, repeated: true };
    }
    const id = `${prefixes[list]}_${randomBytes(6).toString('hex')}`;
    const changed = apply(order, { id, at: now().toISOString() });
    if ('refusal' in changed) {
      note('refused', { factId: null, code: changed.refusal.code });
      return { kind: 'refused', refusal: changed.refusal };
    }
    const saved = book.put(changed.order);
    note('done', { factId: id, code: null });
    announce(happening, saved);
    return { kind: 'done', order: saved, factId: id, repeated: false };
  }
}

const noFacts = { shipments: [], cancellations: [], returns: [], refunds: [], documents: [] };

const prefixes: Readonly<Record<FactList, string>> = {
  shipments: 'shp',
  cancellations: 'cnl',
  returns: 'rtn',
  refunds: 'rfd',
  documents: 'doc',
};
