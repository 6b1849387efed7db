import { z } from 'zod';
import type { OrderLine } from '../../../nodes/order/order';
import { failed, ok, type Problem, type Result } from '../../../nodes/problem';

export const Variant = z.object({ id: z.string(), sku: z.string(), enabled: z.boolean() });
export type Variant = z.infer<typeof Variant>;

/** A line and the SKU it has in Vendure. */
export interface SoldLine {
  readonly line: OrderLine;
  readonly sku: string;
}

/**
 * The lines that sell something, with the SKU to look for: the person's own match first, else the line's SKU. A bundle's parts
 * come with their bundle. A line without any SKU can still be matched by the channel's article id.
 */
export function soldLines(
  lines: readonly OrderLine[],
  skuMap: Readonly<Record<string, string>>,
): Result<readonly SoldLine[]> {
  const sold: SoldLine[] = [];
  const problems: Problem[] = [];
  for (const line of lines.filter((one) => !isPartOfBundle(one, lines))) {
    const own = line.sku || line.channelItemId;
    const sku = own && Object.hasOwn(skuMap, own) ? skuMap[own] : line.sku;
    if (sku) sold.push({ line, sku });
    else problems.push(withoutSku(line, own));
  }
  return problems.length ? failed(...problems) : ok(sold);
}

/** Variant by line id. Vendure's SKUs are not unique, and a shop's database may not tell upper from lower case: each row is checked. */
export function matchVariants(
  sold: readonly SoldLine[],
  variants: readonly Variant[],
): Result<ReadonlyMap<string, Variant>> {
  const byLine = new Map<string, Variant>();
  const problems = new Map<string, Problem>();
  for (const { line, sku } of sold) {
    const named = variants.filter((variant) => variant.sku === sku);
    const [variant, another] = named.filter(({ enabled }) => enabled);
    if (variant && !another) byLine.set(line.id, variant);
    else problems.set(sku, variant ? ambiguous(sku) : unknown(line, { sku, isSwitchedOff: named.length > 0 }));
  }
  return problems.size ? failed(...problems.values()) : ok(byLine);
}

const isPartOfBundle = (line: OrderLine, lines: readonly OrderLine[]) =>
  line.kind === 'component' && lines.some(({ id }) => id === line.parentLineId);

const withoutSku = (line: OrderLine, own: string | undefined): Problem => ({
  code: 'sku.missing',
  message: `“${line.title}” came without a SKU.`,
  advice: 'Choose which product in Vendure it is, or give it a SKU at the channel.',
  subject: own ?? line.title,
  retry: 'never',
});

const unknown = (line: OrderLine, { sku, isSwitchedOff }: { sku: string; isSwitchedOff: boolean }): Problem => ({
  code: 'sku.unknown',
  message: isSwitchedOff
    ? `The product with SKU ${sku} is switched off in Vendure.`
    : `Vendure has no product with SKU ${sku} (“${line.title}”).`,
  advice: 'Choose the product it stands for, or add the SKU in Vendure.',
  subject: line.sku ?? sku,
  retry: 'never',
});

const ambiguous = (sku: string): Problem => ({
  code: 'sku.ambiguous',
  message: `More than one product in Vendure has SKU ${sku}.`,
  advice: 'Give each product in Vendure a SKU of its own, or match this one to another SKU.',
  subject: sku,
  retry: 'never',
});
