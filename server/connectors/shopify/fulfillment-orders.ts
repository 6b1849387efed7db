import { z } from 'zod';
import { failed, ok, type Result } from '../../../nodes/problem';
import type { ShopifyCall } from './account';
import { ask } from './graphql';
import type { Units } from './line-units';
import { readToShip } from './operations';
import { PageInfo } from './wire';

const FulfillmentOrder = z.object({
  id: z.string(),
  status: z.string(),
  assignedLocation: z.object({ location: z.object({ id: z.string() }).nullish() }),
  lineItems: z.object({
    nodes: z.array(z.object({ id: z.string(), remainingQuantity: z.number(), lineItem: z.object({ id: z.string() }) })),
  }),
});
const Answer = z.object({
  order: z.object({ fulfillmentOrders: z.object({ nodes: z.array(FulfillmentOrder), pageInfo: PageInfo }) }).nullable(),
});

/** Units of a line that wait at one place to be shipped. */
export interface OpenPart {
  readonly id: string;
  readonly fulfillmentOrderId: string;
  readonly place: string;
  readonly lineId: string;
  readonly remaining: number;
  readonly isHeld: boolean;
}

const shippable = ['OPEN', 'IN_PROGRESS', 'ON_HOLD', 'SCHEDULED', 'INCOMPLETE'];

/** Shopify ships not orders but "fulfilment orders": what each place is to send. */
export async function readOpenParts(call: ShopifyCall, orderId: string): Promise<Result<OpenPart[]>> {
  const parts: OpenPart[] = [];
  for (let after: string | null = null, more = true; more; ) {
    const variables: object = { id: orderId, after };
    const read: Result<z.infer<typeof Answer>> = await ask(call, { query: readToShip, variables, answer: Answer });
    if (!read.ok) return read;
    const page: NonNullable<z.infer<typeof Answer>['order']>['fulfillmentOrders'] | undefined =
      read.value.order?.fulfillmentOrders;
    parts.push(...(page?.nodes ?? []).flatMap(partsOf));
    after = page?.pageInfo.endCursor ?? null;
    more = page?.pageInfo.hasNextPage ?? false;
  }
  return ok(parts);
}

const partsOf = ({ id: fulfillmentOrderId, status, assignedLocation, lineItems }: z.infer<typeof FulfillmentOrder>) =>
  lineItems.nodes
    .filter(({ remainingQuantity }) => shippable.includes(status) && remainingQuantity > 0)
    .map(({ id, remainingQuantity, lineItem }) => ({
      id,
      fulfillmentOrderId,
      place: assignedLocation.location?.id ?? fulfillmentOrderId,
      lineId: lineItem.id,
      remaining: remainingQuantity,
      isHeld: status === 'ON_HOLD',
    }));

type Taken = OpenPart & { readonly quantity: number };

/** One list per place, since a fulfilment leaves from one: all from a single place where one has everything. */
export function splitByPlace(units: readonly Units[], parts: readonly OpenPart[]): Result<Taken[][]> {
  const free = parts.filter(({ isHeld }) => !isHeld);
  const places = [...new Set(free.map(({ place }) => place))];
  for (const place of places) {
    const { taken, missing } = take(
      units,
      free.filter((part) => part.place === place),
    );
    if (missing === 0) return ok([taken]);
  }
  const { taken, missing } = take(units, free);
  if (missing > 0) return failed(parts.some(({ isHeld }) => isHeld) ? onHold : nowhere);
  return ok(places.map((place) => taken.filter((part) => part.place === place)).filter((list) => list.length > 0));
}

function take(units: readonly Units[], parts: readonly OpenPart[]): { taken: Taken[]; missing: number } {
  const taken: Taken[] = [];
  let missing = 0;
  for (const { lineId, quantity } of units) {
    let wanted = quantity;
    for (const part of parts.filter((one) => one.lineId === lineId)) {
      const some = Math.min(wanted, part.remaining);
      if (some > 0) taken.push({ ...part, quantity: some });
      wanted -= some;
    }
    missing += wanted;
  }
  return { taken, missing };
}

const onHold = {
  code: 'destination.onHold' as const,
  message: 'Shopify holds this order back from shipping.',
  advice: 'Release the hold on the order in Shopify, then try again.',
  retry: 'never' as const,
};

const nowhere = {
  code: 'destination.alreadyShipped' as const,
  message: 'Nothing of this waits to be shipped in Shopify.',
  advice: 'Look at the order in Shopify: perhaps another app or place ships it.',
  retry: 'never' as const,
};
