import { z } from 'zod';
import { sameContent } from '../../nodes/hash';
import type { Order } from '../../nodes/order/order';

/**
 * What a flow lets one destination see differently from the stored order. The rest is taken from the order when it is sent, so a
 * delivery that waits sends the newest facts. Null: the field is left out.
 */
export const Overlay = z.object({
  tags: z.array(z.string()).optional(),
  note: z.string().nullable().optional(),
  shippingMethod: z.string().nullable().optional(),
  attributes: z.record(z.string(), z.string()).optional(),
});
export type Overlay = z.infer<typeof Overlay>;

/** Where what the destination shall see differs from the order as it is stored. */
export function overlayOf(stored: Order, seen: Order): Overlay {
  return {
    ...(!sameContent(stored.tags, seen.tags) && { tags: seen.tags }),
    ...(stored.note !== seen.note && { note: seen.note ?? null }),
    ...(stored.shippingMethod !== seen.shippingMethod && { shippingMethod: seen.shippingMethod ?? null }),
    ...(!sameContent(stored.attributes, seen.attributes) && { attributes: seen.attributes }),
  };
}

export function withOverlay(stored: Order, overlay: Overlay): Order {
  const { note, shippingMethod, ...rest } = stored;
  const seenNote = overlay.note === undefined ? note : overlay.note;
  const seenMethod = overlay.shippingMethod === undefined ? shippingMethod : overlay.shippingMethod;
  return {
    ...rest,
    tags: overlay.tags ?? stored.tags,
    attributes: overlay.attributes ?? stored.attributes,
    ...(typeof seenNote === 'string' && { note: seenNote }),
    ...(typeof seenMethod === 'string' && { shippingMethod: seenMethod }),
  };
}
