import type { RemoteLink, WriteRequest } from '../contract';
import { soldLines } from '../sold-lines';
import type { Settings } from './account';
import { lineProperty } from './line-units';
import { adminAddress } from './order-head';

interface MadeLine {
  readonly id: string;
  readonly sku?: string | null | undefined;
  readonly customAttributes: readonly { readonly key: string; readonly value?: string | null | undefined }[];
}

/** Which order and which lines over there are ours. */
export function linkTo(
  { id, name, lines }: { id: string; name: string; lines: readonly MadeLine[] },
  { settings, request }: { settings: Settings; request: WriteRequest },
): RemoteLink {
  return { remoteId: id, number: name, url: adminAddress(id, settings), lineIds: lineIdsOf(lines, request) };
}

/** Canonical line id → the first line that stands for it: by our property on it, else by SKU. */
function lineIdsOf(lines: readonly MadeLine[], { order, skuMap }: WriteRequest): Record<string, string> {
  const sold = soldLines(order.lines, { skuMap, destination: 'Shopify' });
  const ids: Record<string, string> = {};
  for (const { line, sku } of sold.ok ? sold.value : []) {
    const isOurs = ({ customAttributes }: MadeLine) =>
      customAttributes.some(({ key, value }) => key === lineProperty && value === line.id);
    const remote = lines.find(isOurs) ?? lines.find((one) => one.sku === sku);
    if (remote) ids[line.id] = remote.id;
  }
  return ids;
}
