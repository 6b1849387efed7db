import { z } from 'zod';
import { Operation } from '../../nodes/capability';
import type { Order } from '../../nodes/order/order';
import { wholeItems } from '../../nodes/order/whole-items';
import type { CodeRules } from '../connectors/codes';
import type { Connector, RemoteLink, WriteRequest } from '../connectors/contract';
import type { UnclaimedDelivery } from '../db/queries/deliveries';
import { Overlay, withOverlay } from '../engine/overlay';
import { type SkuMatches, soldAs } from '../engine/sold-as';
import { onlyLinesThere, type UnknownSku } from '../engine/unknown-sku';

const LineIds = z.record(z.string(), z.string()).catch({});

interface Destination {
  readonly connection: { readonly id: string; readonly connector: Pick<Connector, 'writes'> };
  readonly matches: SkuMatches;
  readonly unknownSku: UnknownSku;
  readonly codes: CodeRules;
}

/** A row of the ledger as the connector is asked: the order as the flow decided it and as its destination sells it. */
export function toRequest(
  delivery: UnclaimedDelivery,
  { connection: { id: connectionId, connector }, matches, unknownSku, codes }: Destination,
): WriteRequest {
  const decided = wholeItems(withOverlay(delivery.order as Order, Overlay.parse(delivery.overlay)));
  const link = linkOf(delivery, { order: decided, connectionId });
  const isHome = decided.source.connectionId === connectionId;
  const sold = isHome ? decided : soldAs(decided, { matches, lineIds: link?.lineIds });
  const lineIds = lacksLines(connector, unknownSku) && !isHome ? link?.lineIds : undefined;
  const order = lineIds && Object.keys(lineIds).length > 0 ? onlyLinesThere(sold, lineIds) : sold;
  const { factId } = delivery;
  return {
    operation: Operation.parse(delivery.operation),
    reference: delivery.reference,
    order,
    ...(factId !== null && { factId }),
    ...(link && { link }),
    skuMap: matches.plain,
    codes,
  };
}

/** Orders may stand there without lines that ours have: left out, or as an amount beside the lines. */
const lacksLines = ({ writes }: Pick<Connector, 'writes'>, unknownSku: UnknownSku): boolean =>
  unknownSku === 'skip' || (unknownSku === 'custom' && writes.order?.customLines?.standsBeside === true);

/** Its own number where it was born; elsewhere what creating it there returned. */
function linkOf(
  delivery: UnclaimedDelivery,
  { order, connectionId }: { order: Order; connectionId: string },
): RemoteLink | null {
  const { remoteId, number, url } = delivery;
  if (remoteId === null) {
    const { source } = order;
    return source.connectionId === connectionId ? { remoteId: source.orderId, number: source.number } : null;
  }
  return {
    remoteId,
    ...(number !== null && { number }),
    ...(url !== null && { url }),
    lineIds: LineIds.parse(delivery.lineIds),
  };
}
