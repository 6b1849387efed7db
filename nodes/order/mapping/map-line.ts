import type { Problem } from '../../problem';
import { absoluteAmount, addAmounts, compareAmounts, divideAmount, multiplyAmount, subtractAmount } from '../amount';
import type { Amount, OrderLine } from '../order';
import { lineFields } from './fields';
import type { Mapping } from './mapping';
import { readFields, type Values } from './read-fields';
import type { Reading } from './read-value';

interface LineAbout {
  readonly mapping: Mapping;
  readonly reading: Reading;
  /** From 1. */
  readonly position: number;
  readonly taxIncluded: boolean;
}

/** One line of the message. Problems name the line by its position. */
export function mapLine(
  scope: unknown,
  { mapping, reading, position, taxIncluded }: LineAbout,
): { readonly line: OrderLine | null; readonly problems: readonly Problem[] } {
  const place = `Line ${position}: `;
  const { values, problems } = readFields(scope, {
    fields: lineFields,
    sources: mapping.lines.fields,
    reading,
    place,
  });
  const { quantity } = values;
  if (quantity === undefined || problems.length > 0) return { line: null, problems };
  const price = priceOf(values, quantity);
  if (!price) return { line: null, problems: [noPrice(place)] };
  const line: OrderLine = {
    ...namesOf(values, position),
    kind: 'product',
    quantity,
    ...price,
    taxes:
      values.tax === undefined ? [] : [{ amount: values.tax, includedInPrice: taxIncluded, liableParty: 'unknown' }],
    requiresShipping: values.requiresShipping ?? true,
    attributes: {},
  };
  return { line, problems: [] };
}

type LineValues = Values<typeof lineFields>;

const namesOf = ({ id, title, sku, gtin, channelItemId, imageUrl }: LineValues, position: number) => ({
  id: id ?? String(position),
  title: title ?? sku ?? `Line ${position}`,
  ...(sku !== undefined && { sku }),
  ...(gtin !== undefined && { gtin }),
  ...(channelItemId !== undefined && { channelItemId }),
  ...(imageUrl !== undefined && { imageUrl }),
});

type Price = Pick<OrderLine, 'unitPrice' | 'discount' | 'total' | 'priceBasis'>;

/** Line prices win over unit prices: senders round the price of one, the line is what was charged. */
function priceOf(values: LineValues, quantity: number): Price | null {
  const { unitPrice, lineSubtotal, lineTotal } = values;
  const discount = values.discount === undefined ? undefined : absoluteAmount(values.discount);
  if (lineSubtotal !== undefined)
    return linePrice(lineSubtotal, { quantity, off: discount ?? difference(lineSubtotal, lineTotal) });
  if (unitPrice !== undefined) {
    const before = multiplyAmount(unitPrice, quantity);
    const off = discount ?? difference(before, lineTotal);
    return { unitPrice, discount: off, total: subtractAmount(before, off), priceBasis: 'unit' };
  }
  if (lineTotal === undefined) return null;
  return linePrice(addAmounts(lineTotal, discount ?? '0'), { quantity, off: discount ?? '0' });
}

const linePrice = (subtotal: Amount, { quantity, off }: { quantity: number; off: Amount }): Price => ({
  unitPrice: quantity === 0 ? subtotal : divideAmount(subtotal, quantity),
  discount: off,
  total: subtractAmount(subtotal, off),
  priceBasis: 'line',
});

/** What the line became cheaper by; a line that became dearer holds something else, such as tax. */
const difference = (before: Amount, after: Amount | undefined): Amount =>
  after !== undefined && compareAmounts(after, before) < 0 ? subtractAmount(before, after) : '0';

const noPrice = (place: string): Problem => ({
  code: 'order.fieldMissing',
  message: `${place}there is no price, neither of one piece nor of the line.`,
  advice: 'Pick a price field in the settings of the connection.',
  retry: 'never',
  subject: `${place}Price`,
});
