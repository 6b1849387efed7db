import type { Operation } from '../../nodes/capability';
import { type CodeKind, trackingLink } from '../../nodes/order/code-match';
import type { Order, Parcel } from '../../nodes/order/order';
import { ok, type Problem, type Result } from '../../nodes/problem';
import { type CodeLists, type CodeRules, codeFor, type FoundCode } from '../connectors/codes';

interface Telling {
  readonly operation: Operation;
  readonly factId?: string | undefined;
  readonly rules: CodeRules | undefined;
  readonly lists: CodeLists<never> | undefined;
  /** The destination's name, for people. */
  readonly destination: string;
}

/**
 * The order with the carrier or reason it is about in the destination's words, where that takes any words: as people have matched them.
 * Kinds for which a channel has a list of its own are looked up by its connector. Links of parcels are filled in either way.
 */
export function inTheirWords(order: Order, telling: Telling): Result<Order> {
  const { operation, factId, rules } = telling;
  if (!rules || factId === undefined || (rules.matches.length === 0 && rules.unknown.length === 0)) return ok(order);
  const problems: Problem[] = [];
  const said = (kind: CodeKind, words: readonly (string | undefined)[]): FoundCode | null => {
    const found = codeFor(rules, { kind, words, destination: telling.destination });
    if (found.ok) return found.value;
    problems.push(...found.problems);
    return null;
  };
  const told = sayFact(order, { operation, factId, said, isFree: (kind) => isFree(kind, telling) });
  return problems.length > 0 ? { ok: false, problems } : ok(told);
}

function isFree(kind: CodeKind, { lists }: Telling): boolean {
  const list = lists?.[kind];
  return list !== undefined && !list.known && !list.list;
}

interface Saying {
  readonly operation: Operation;
  readonly factId: string;
  readonly said: (kind: CodeKind, words: readonly (string | undefined)[]) => FoundCode | null;
  readonly isFree: (kind: CodeKind) => boolean;
}

function sayFact(order: Order, saying: Saying): Order {
  const { operation, factId, said, isFree } = saying;
  const only = <Fact extends { readonly id: string }>(facts: readonly Fact[], say: (fact: Fact) => Fact): Fact[] =>
    facts.map((fact) => (fact.id === factId ? say(fact) : fact));
  const reasonFor = (kind: CodeKind) => (reason: string | undefined) => {
    const found = isFree(kind) ? said(kind, [reason]) : null;
    return found ? { reason: found.code } : {};
  };
  if (operation === 'shipment') {
    const parcels = (all: readonly Parcel[]) => all.map((parcel) => sayParcel(parcel, saying));
    return { ...order, shipments: only(order.shipments, (one) => ({ ...one, parcels: parcels(one.parcels) })) };
  }
  if (operation === 'cancellation') {
    const say = reasonFor('cancelReason');
    return { ...order, cancellations: only(order.cancellations, (one) => ({ ...one, ...say(one.reason) })) };
  }
  if (operation === 'refund') {
    const say = reasonFor('refundReason');
    return { ...order, refunds: only(order.refunds, (one) => ({ ...one, ...say(one.reason) })) };
  }
  if (operation !== 'return') return order;
  const say = reasonFor('returnReason');
  const items = (all: Order['returns'][number]['items']) => all.map((item) => ({ ...item, ...say(item.reason) }));
  return { ...order, returns: only(order.returns, (one) => ({ ...one, items: items(one.items) })) };
}

function sayParcel(parcel: Parcel, { said, isFree }: Saying): Parcel {
  const { carrier, carrierCode, trackingNumber } = parcel;
  if (!isFree('carrier')) return parcel;
  const found = said('carrier', [carrier, carrierCode]);
  if (!found) return parcel;
  const { carrierCode: _, ...rest } = parcel;
  const { service, trackingUrl } = found.match ?? {};
  return {
    ...rest,
    carrier: found.code,
    ...(service && { service }),
    ...(!parcel.trackingUrl &&
      trackingUrl &&
      trackingNumber && { trackingUrl: trackingLink(trackingUrl, trackingNumber) }),
  };
}
