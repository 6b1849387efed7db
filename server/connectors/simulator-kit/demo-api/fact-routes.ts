import { z } from 'zod';
import { answerJson, type Route } from '../http-types';
import { answerDone, jsonRoute } from '../json-route';
import type { OrderDesk } from '../order-desk';
import type { SimItem } from '../sim-order';

const Items = z.array(z.object({ line_id: z.string(), quantity: z.number().positive() })).min(1);
const Reference = z.string().min(1).max(64).nullable().default(null);
const Decimal = z.string().regex(/^\d{1,15}(\.\d{1,8})?$/);
const Text = z.string().max(500).nullable().default(null);

interface FactRoutes {
  readonly desk: OrderDesk<unknown>;
  /** "/v1". */
  readonly base: string;
}

const fromWire = (items: z.infer<typeof Items>): SimItem[] =>
  items.map(({ line_id, quantity }) => ({ lineId: line_id, quantity }));

const idOf = ({ params }: { params: Readonly<Record<string, string>> }) => params['id'] ?? '';

export const shipmentRoute = ({ desk, base }: FactRoutes): Route =>
  jsonRoute({
    method: 'POST',
    path: `${base}/orders/:id/shipments`,
    body: z.object({
      reference: Reference,
      carrier: Text,
      carrier_code: Text,
      service: Text,
      tracking_number: Text,
      tracking_url: z.url().nullable().default(null),
      items: Items,
    }),
    handle({ carrier_code, tracking_number, tracking_url, items, ...rest }, request) {
      const tracking = { carrierCode: carrier_code, trackingNumber: tracking_number, trackingUrl: tracking_url };
      const done = desk.ship(idOf(request), { ...rest, ...tracking, items: fromWire(items) });
      return answerDone(done, ({ factId }) => ({ id: factId }));
    },
  });

export const returnRoute = ({ desk, base }: FactRoutes): Route =>
  jsonRoute({
    method: 'POST',
    path: `${base}/orders/:id/returns`,
    body: z.object({ reference: Reference, reason: Text, items: Items }),
    handle({ items, ...rest }, request) {
      const done = desk.takeBack(idOf(request), { ...rest, stage: 'received', items: fromWire(items) });
      return answerDone(done, ({ factId }) => ({ id: factId }));
    },
  });

export const cancellationRoute = ({ desk, base }: FactRoutes): Route =>
  jsonRoute({
    method: 'POST',
    path: `${base}/orders/:id/cancellations`,
    body: z.object({
      reference: Reference,
      by: z.enum(['customer', 'merchant', 'channel']).default('merchant'),
      reason: Text,
      items: Items,
    }),
    handle({ items, ...rest }, request) {
      const done = desk.cancel(idOf(request), { ...rest, items: fromWire(items) });
      return answerDone(done, ({ factId }) => ({ id: factId }));
    },
  });

export const refundRoute = ({ desk, base }: FactRoutes): Route =>
  jsonRoute({
    method: 'POST',
    path: `${base}/orders/:id/refunds`,
    body: z.object({
      reference: Reference,
      amount: Decimal,
      delivery_amount: Decimal.nullable().default(null),
      reason: Text,
      moves_money: z.boolean(),
    }),
    handle({ delivery_amount, moves_money, ...rest }, request) {
      const money = { shippingAmount: delivery_amount, movesMoney: moves_money, items: [] };
      const done = desk.refund(idOf(request), { ...rest, ...money });
      return answerDone(done, ({ factId }) => ({ id: factId }));
    },
  });

/** HTML is not among what channels take, as at most real ones. */
export const acceptedLabels = ['application/pdf', 'image/png', 'application/zpl'] as const;

export const documentRoute = ({ desk, base }: FactRoutes): Route =>
  jsonRoute({
    method: 'POST',
    path: `${base}/orders/:id/documents`,
    body: z.object({
      reference: Reference,
      kind: z.enum(['label', 'return_label', 'packing_slip', 'invoice', 'customs']),
      media_type: z.string(),
      content: z.base64().min(1).max(10_000_000),
    }),
    handle({ media_type, ...rest }, request) {
      if (!acceptedLabels.some((accepted) => accepted === media_type)) {
        return answerJson(422, {
          error: 'media_type_not_accepted',
          message: `Send one of ${acceptedLabels.join(', ')}.`,
        });
      }
      const done = desk.attach(idOf(request), { ...rest, mediaType: media_type, shipmentId: null });
      return answerDone(done, ({ factId }) => ({ id: factId }));
    },
  });
