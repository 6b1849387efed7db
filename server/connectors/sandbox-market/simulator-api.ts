import { z } from 'zod';
import { answerJson, type Route } from '../simulator-kit/http-types';
import { answerDone, jsonRoute } from '../simulator-kit/json-route';
import { changedOrdersRoute } from '../simulator-kit/list-route';
import type { SimItem } from '../simulator-kit/sim-order';
import type { SimulatorCore } from '../simulator-kit/simulator-core';
import { type MarketDetails, showOrder } from './market-order-book';

const Items = z.array(z.object({ line_id: z.string(), quantity: z.number().positive() })).min(1);
const Reference = z.string().min(1).max(64).nullable().default(null);
const Decimal = z.string().regex(/^\d{1,15}(\.\d{1,8})?$/);
const Text = z.string().max(500).nullable().default(null);

/** What a marketplace takes as a label or paper. HTML is not among them, as at most marketplaces. */
const mediaTypes = ['application/pdf', 'image/png', 'application/zpl'] as const;

export interface MarketIdentity {
  readonly name: string;
  readonly slug: string;
  readonly webhookSecret: string;
}

/** The marketplace's seller API, version 1. */
export function marketApi(core: SimulatorCore<MarketDetails>, market: MarketIdentity): readonly Route[] {
  return [...readingRoutes(core, market), ...parcelRoutes(core), ...moneyRoutes(core), documentRoute(core)];
}

function readingRoutes({ book, now, webhooks }: SimulatorCore<MarketDetails>, market: MarketIdentity): Route[] {
  return [
    {
      method: 'GET',
      path: '/v1/account',
      access: 'api',
      handle: () => answerJson(200, { name: market.name, marketplace: market.slug }),
    },
    changedOrdersRoute({ path: '/v1/orders', book, now, show: showOrder }),
    {
      method: 'GET',
      path: '/v1/orders/:id',
      access: 'api',
      handle({ params }) {
        const order = book.get(params['id'] ?? '');
        return order ? answerJson(200, { order: showOrder(order) }) : answerJson(404, { error: 'order_not_found' });
      },
    },
    jsonRoute({
      method: 'PUT',
      path: '/v1/webhook',
      body: z.object({ url: z.url({ protocol: /^https?$/ }), topics: z.array(z.string()).default([]) }),
      handle({ url, topics }) {
        const { id } = webhooks.subscribe({ url, topics, secret: market.webhookSecret });
        return answerJson(200, { id, url, topics });
      },
    }),
  ];
}

const fromWire = (items: z.infer<typeof Items>): SimItem[] =>
  items.map(({ line_id, quantity }) => ({ lineId: line_id, quantity }));

const idOf = ({ params }: { params: Readonly<Record<string, string>> }) => params['id'] ?? '';

function parcelRoutes({ desk }: SimulatorCore<MarketDetails>): Route[] {
  return [
    jsonRoute({
      method: 'POST',
      path: '/v1/orders/:id/shipments',
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
    }),
    jsonRoute({
      method: 'POST',
      path: '/v1/orders/:id/returns',
      body: z.object({ reference: Reference, reason: Text, items: Items }),
      handle({ items, ...rest }, request) {
        const done = desk.takeBack(idOf(request), { ...rest, stage: 'received', items: fromWire(items) });
        return answerDone(done, ({ factId }) => ({ id: factId }));
      },
    }),
  ];
}

function moneyRoutes({ desk }: SimulatorCore<MarketDetails>): Route[] {
  return [
    jsonRoute({
      method: 'POST',
      path: '/v1/orders/:id/cancellations',
      body: z.object({ reference: Reference, reason: Text, items: Items }),
      handle({ items, ...rest }, request) {
        const done = desk.cancel(idOf(request), { ...rest, by: 'merchant', items: fromWire(items) });
        return answerDone(done, ({ factId }) => ({ id: factId }));
      },
    }),
    jsonRoute({
      method: 'POST',
      path: '/v1/orders/:id/refunds',
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
    }),
  ];
}

function documentRoute({ desk }: SimulatorCore<MarketDetails>): Route {
  return jsonRoute({
    method: 'POST',
    path: '/v1/orders/:id/documents',
    body: z.object({
      reference: Reference,
      kind: z.enum(['label', 'return_label', 'packing_slip', 'invoice', 'customs']),
      media_type: z.string(),
      content: z.base64().min(1).max(10_000_000),
      shipment_id: Text,
    }),
    handle({ media_type, shipment_id, ...rest }, request) {
      if (!mediaTypes.some((accepted) => accepted === media_type)) {
        return answerJson(422, { error: 'media_type_not_accepted', message: `Send one of ${mediaTypes.join(', ')}.` });
      }
      const done = desk.attach(idOf(request), { ...rest, mediaType: media_type, shipmentId: shipment_id });
      return answerDone(done, ({ factId }) => ({ id: factId }));
    },
  });
}
