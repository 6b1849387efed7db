import { z } from 'zod';
import type { Order } from '../../../nodes/order/order';
import { failed, ok, type Problem, type Result } from '../../../nodes/problem';
import type { WriteOutcome, WriteRequest } from '../contract';
import type { ShopifyCall } from './account';
import { ask } from './graphql';
import { addTags, changeOrder } from './operations';
import { mailingAddress } from './order-input';
import { toAddress } from './order-parts';
import { readTarget } from './target-order';
import type { ShopifyRecord } from './wire';

/** Adds tags, keeps those people set in the shop, and brings address and attributes up to date. */
export async function writeUpdate(call: ShopifyCall, request: WriteRequest): Promise<Result<WriteOutcome>> {
  const target = await readTarget(call, request);
  if (!target.ok) return target;
  const record = target.value;
  const change = changeOf(request.order, record);
  if (change?.['shippingAddress'] && record.fulfillments.length > 0) return failed(packed);
  const { id, tags } = record.order;
  const known = new Set(tags.map((tag) => tag.toLowerCase()));
  const added = request.order.tags.filter((tag) => !known.has(tag.toLowerCase()));
  if (added.length > 0) {
    const tagged = await ask(call, { query: addTags, variables: { id, tags: added }, answer: z.unknown() });
    if (!tagged.ok) return tagged;
  }
  if (!change) return ok({});
  const changed = await ask(call, { query: changeOrder, variables: { input: { id, ...change } }, answer: z.unknown() });
  return changed.ok ? ok({}) : changed;
}

/** Null when all is as it should be. Attributes are written as a whole, so those that are there go along. */
function changeOf(order: Order, { order: there }: ShopifyRecord): Record<string, unknown> | null {
  const now = new Map(there.customAttributes.map(({ key, value }) => [key, value ?? '']));
  const wanted = Object.entries(order.assigned.attributes);
  const isNew = wanted.some(([key, value]) => now.get(key) !== value);
  const customAttributes = [...new Map([...now, ...wanted])].map(([key, value]) => ({ key, value }));
  const shippingAddress = hasMoved(order, there) ? mailingAddress(order.shipTo) : null;
  const note = order.assigned.note && !there.note?.includes(order.assigned.note) ? order.assigned.note : null;
  if (!isNew && !shippingAddress && !note) return null;
  return {
    ...(isNew && { customAttributes }),
    ...(shippingAddress && { shippingAddress }),
    ...(note && { note: [there.note, note].filter(Boolean).join('\n') }),
  };
}

/** Compared by what decides where a parcel goes. */
function hasMoved({ shipTo }: Order, there: ShopifyRecord['order']): boolean {
  const now = toAddress(there.shippingAddress);
  const placeOf = (address: Order['shipTo'] | null) =>
    [address?.name, ...(address?.lines ?? []), address?.city, address?.postcode, address?.country]
      .map((part) => part?.trim().toLowerCase() ?? '')
      .join('|');
  return shipTo !== undefined && placeOf(shipTo) !== placeOf(now);
}

const packed: Problem = {
  code: 'destination.alreadyShipped',
  message: 'The delivery address has changed, but a part of this order is shipped in Shopify already.',
  advice: 'Stop the parcel, or tell the buyer.',
  retry: 'never',
};
