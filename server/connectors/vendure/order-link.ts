import type { RemoteLink, WriteRequest } from '../contract';
import { soldLines } from '../sold-lines';
import type { VendureCall } from './account';
import { destination } from './resolve-skus';

import type { Standing, StandingLine } from './standing';

/** Which order and which lines over there are ours. */
export function linkTo(
  standing: Standing,
  { call, request }: { call: VendureCall; request: WriteRequest },
): RemoteLink {
  const { dashboardUrl, lineReferenceField } = call.settings;
  return {
    remoteId: standing.id,
    number: standing.code,
    ...(dashboardUrl && { url: `${dashboardUrl.replace(/\/$/, '')}/orders/${encodeURIComponent(standing.id)}` }),
    lineIds: lineIdsOf(inOrder(standing.lines), { request, lineReferenceField }),
  };
}

/** Canonical line id → the first line over there that stands for it. Lines of one product and price may share one. */
function lineIdsOf(
  lines: readonly StandingLine[],
  { request, lineReferenceField }: { request: WriteRequest; lineReferenceField: string },
): Record<string, string> {
  const sold = soldLines(request.order.lines, { skuMap: request.skuMap, destination });
  const ids: Record<string, string> = {};
  const taken = new Set<string>();
  for (const { line, sku } of sold.ok ? sold.value : []) {
    const sameProduct = lines.filter(({ productVariant }) => productVariant.sku === sku);
    const remote =
      sameProduct.find((one) => lineReferenceField && one.customFields?.[lineReferenceField] === line.id) ??
      sameProduct.find(({ id }) => !taken.has(id)) ??
      sameProduct[0];
    if (!remote) continue;
    ids[line.id] = remote.id;
    taken.add(remote.id);
  }
  return ids;
}

/** As they were added; Vendure does not promise an order of its own. */
export const inOrder = <Line extends { readonly id: string }>(lines: readonly Line[]): Line[] =>
  lines.toSorted((a, b) => a.id.localeCompare(b.id, 'en', { numeric: true }));
