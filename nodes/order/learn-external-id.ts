import type { Order } from './order';

/** Notes which id a fact of ours got at a destination, so that it is known again when that destination tells us of it. */
export function learnExternalId(
  order: Order,
  { factId, connectionId, externalId }: { factId: string; connectionId: string; externalId: string },
): Order {
  const learn = <Fact extends { id: string; externalIds: Record<string, string> }>(facts: readonly Fact[]): Fact[] =>
    facts.map((fact) =>
      fact.id === factId ? { ...fact, externalIds: { ...fact.externalIds, [connectionId]: externalId } } : fact,
    );
  return {
    ...order,
    shipments: learn(order.shipments),
    cancellations: learn(order.cancellations),
    returns: learn(order.returns),
    refunds: learn(order.refunds),
    documents: learn(order.documents),
  };
}
