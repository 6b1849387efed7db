import { z } from 'zod';
import { failed, ok, type Result } from '../../../nodes/problem';

export const ShippingQuote = z.object({ id: z.string(), code: z.string(), name: z.string(), priceWithTax: z.number() });
export type ShippingQuote = z.infer<typeof ShippingQuote>;

/**
 * The method a person or a rule named, else the dearest that costs no more than the buyer paid: what is missing can be added as
 * a surcharge, what is too much cannot be taken away.
 */
export function chooseMethod(
  quotes: readonly ShippingQuote[],
  { wanted, price }: { wanted: string; price: number },
): Result<ShippingQuote> {
  if (wanted) {
    const named = quotes.find(({ code, name }) => isSame(code, wanted) || isSame(name, wanted));
    return named ? ok(named) : failed(notOffered(wanted));
  }
  const [best] = quotes
    .filter((quote) => quote.priceWithTax <= price)
    .toSorted((a, b) => b.priceWithTax - a.priceWithTax);
  return best ? ok(best) : failed(allTooDear);
}

const isSame = (a: string, b: string) => a.trim().toLowerCase() === b.trim().toLowerCase();

const notOffered = (wanted: string) => ({
  code: 'destination.shippingMethod' as const,
  message: `Vendure offers no shipping method “${wanted}” for this order.`,
  advice: 'Compare its code and its countries in Vendure with the connection’s settings or the flow’s rule.',
  subject: wanted,
  retry: 'never' as const,
});

const allTooDear = {
  code: 'destination.shippingMethod' as const,
  message: 'Every shipping method in Vendure costs more than the buyer paid for delivery.',
  advice: 'Make a free shipping method for marketplace orders in Vendure and name it in the connection’s settings.',
  retry: 'never' as const,
};
