import type { OrderLine } from '../../nodes/order/order';
import { failed, ok, type Problem, type Result } from '../../nodes/problem';

/** A line and the SKU it has at the destination. */
export interface SoldLine {
  readonly line: OrderLine;
  readonly sku: string;
}

/** The person has said that this one is written as a line without a product. */
export const isCustom = ({ line }: SoldLine, customSkus: readonly string[] = []): boolean =>
  [line.sku, line.channelItemId].some((own) => own !== undefined && customSkus.includes(own));

/**
 * The lines that sell something, with the SKU to look for: the person's own match first, else the line's SKU. A bundle's parts
 * come with their bundle. A line without any SKU can still be matched by the channel's article id.
 */
export function soldLines(
  lines: readonly OrderLine[],
  { skuMap, destination }: { skuMap: Readonly<Record<string, string>>; destination: string },
): Result<readonly SoldLine[]> {
  const named = lines
    .filter((line) => line.quantity > 0 && !isPartOfBundle(line, lines))
    .map((line) => ({ line, sku: skuFor(line, skuMap) }));
  const problems = named.filter(({ sku }) => !sku).map(({ line }) => withoutSku(line, destination));
  if (problems.length > 0) return failed(...problems);
  return ok(named.flatMap(({ line, sku }) => (sku ? [{ line, sku }] : [])));
}

function skuFor(line: OrderLine, skuMap: Readonly<Record<string, string>>): string | undefined {
  const own = line.sku || line.channelItemId;
  return own && Object.hasOwn(skuMap, own) ? skuMap[own] : line.sku;
}

const isPartOfBundle = (line: OrderLine, lines: readonly OrderLine[]) =>
  line.kind === 'component' && lines.some(({ id }) => id === line.parentLineId);

const withoutSku = (line: OrderLine, destination: string): Problem => ({
  code: 'sku.missing',
  message: `“${line.title}” came without a SKU.`,
  advice: `Choose which product in ${destination} it is, or give it a SKU at the channel.`,
  subject: line.channelItemId ?? line.title,
  retry: 'never',
});

export const unknownSku = (line: OrderLine, { sku, destination }: { sku: string; destination: string }): Problem => ({
  code: 'sku.unknown',
  message: `${destination} has no product with SKU ${sku} (“${line.title}”).`,
  advice: `Choose the product it stands for, or add the SKU in ${destination}.`,
  subject: line.sku ?? sku,
  retry: 'never',
});

export const ambiguousSku = (line: OrderLine, { sku, destination }: { sku: string; destination: string }): Problem => ({
  code: 'sku.ambiguous',
  message: `More than one product in ${destination} has SKU ${sku}.`,
  advice: `Give each product in ${destination} a SKU of its own, or match this one to another SKU.`,
  subject: line.sku ?? sku,
  retry: 'never',
});
