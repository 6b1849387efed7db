import { partsInLink, readPartId, withParts } from '../../nodes/order/bundle';
import type { Order, OrderLine } from '../../nodes/order/order';
import type { BundlePart, SkuMatch } from '../../nodes/order/sku-match';

/** What our SKUs are at one destination, as people have matched them. */
export interface SkuMatches {
  /** One of ours is one of theirs. */
  readonly plain: Readonly<Record<string, string>>;
  /** One of ours is several of theirs. */
  readonly bundles: ReadonlyMap<string, readonly BundlePart[]>;
}

export function toMatches(stored: readonly SkuMatch[]): SkuMatches {
  const isPlain = ({ units, further }: SkuMatch) => units === 1 && further.length === 0;
  return {
    plain: Object.fromEntries(stored.filter(isPlain).map(({ sku, targetSku }) => [sku, targetSku])),
    bundles: new Map(
      stored
        .filter((one) => !isPlain(one))
        .map(({ sku, targetSku, units, further }) => [sku, [{ sku: targetSku, units }, ...further]]),
    ),
  };
}

interface Going {
  readonly matches: SkuMatches;
  /** Of the order there; absent while it is not. */
  readonly lineIds?: Readonly<Record<string, string>> | undefined;
}

/**
 * The order as its destination sells it. A new order goes by the matches of today; an order that is there, by the parts it was created
 * with, whatever has been matched since.
 */
export function soldAs(order: Order, { matches: { bundles }, lineIds }: Going): Order {
  if (!lineIds) return bundles.size === 0 ? order : withParts(order, (line) => bundles.get(skuOf(line)) ?? null);
  if (!Object.keys(lineIds).some((id) => readPartId(id))) return order;
  const part = (line: OrderLine, index: number) => bundles.get(skuOf(line))?.[index - 1]?.sku ?? skuOf(line);
  return withParts(order, (line) => partsInLink(line, { lineIds, skuOf: part }));
}

/** A line without a SKU can be matched by the channel's own article id. */
const skuOf = ({ sku, channelItemId }: OrderLine): string => sku || channelItemId || '';
