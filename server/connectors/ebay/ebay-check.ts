import { readFileSync } from 'node:fs';
import type { HttpRequest } from '../contract';
import { createOpenApiCheck } from '../simulator-kit/openapi-check';

const read = (name: string) => JSON.parse(readFileSync(`../shared/fixtures/ebay/schema/${name}.json`, 'utf8'));

interface Described {
  readonly paths: Record<string, Record<string, object>>;
}

const text = { type: 'string' };
const amount = { type: 'object', required: ['value', 'currency'], properties: { value: text, currency: text } };
const comments = { type: 'object', properties: { content: text } };

/**
 * The two descriptions of the Post-Order API there are (made by its users) know the calls but neither bodies nor parameters. These
 * are our reading of excerpts of eBay's pages on the types (CreateCancelRequest, DecideReturnRequest, MarkAsReceivedRequest,
 * RefundDetailType) and of programs that call it, 2026-11-23; no live account has confirmed them.
 */
const bodies: Readonly<Record<string, object>> = {
  '/cancellation': {
    type: 'object',
    required: ['legacyOrderId', 'cancelReason', 'buyerPaid'],
    properties: {
      legacyOrderId: text,
      cancelReason: { ...text, enum: ['OUT_OF_STOCK_OR_CANNOT_FULFILL', 'BUYER_ASKED_CANCEL', 'ADDRESS_ISSUES'] },
      buyerPaid: { type: 'boolean' },
      buyerPaidDate: { type: 'object', required: ['value'], properties: { value: text } },
    },
  },
  '/return/{returnId}/decide': {
    type: 'object',
    required: ['decision'],
    properties: { decision: { ...text, enum: ['APPROVE', 'DECLINE'] }, comments },
  },
  '/return/{returnId}/mark_as_received': { type: 'object', properties: { comments } },
  '/return/{returnId}/issue_refund': {
    type: 'object',
    required: ['refundDetail'],
    properties: {
      comments,
      refundDetail: {
        type: 'object',
        required: ['itemizedRefundDetail', 'totalAmount'],
        properties: {
          totalAmount: amount,
          itemizedRefundDetail: {
            type: 'array',
            minItems: 1,
            items: { type: 'object', properties: { refundAmount: amount, refundFeeType: text } },
          },
        },
      },
    },
  },
};

function withBodies(description: Described): Described {
  for (const [path, schema] of Object.entries(bodies)) {
    const post = description.paths[path]?.['post'];
    if (post) Object.assign(post, { requestBody: { content: { 'application/json': { schema } } } });
  }
  return description;
}

const search = ['creation_date_range_from', 'creation_date_range_to', 'order_id', 'limit', 'offset'];
const postOrder = { base: '/post-order/v2', otherParameters: search };

/** The Fulfillment API's own description. */
export const fulfillmentApi = createOpenApiCheck(read('sell_fulfillment_v1_oas3'), { base: '/sell/fulfillment/v1' });

const described = [
  ['/sell/fulfillment/v1', fulfillmentApi],
  [
    '/commerce/notification/v1',
    createOpenApiCheck(read('commerce_notification_v1_oas3'), { base: '/commerce/notification/v1' }),
  ],
  [
    '/post-order/v2/cancellation',
    createOpenApiCheck(withBodies(read('post_order_cancellation_oas3.unofficial')), postOrder),
  ],
  ['/post-order/v2/return', createOpenApiCheck(withBodies(read('post_order_return_oas3.unofficial')), postOrder)],
] as const;

/** What eBay's descriptions have against a request of ours. Signing in has none. */
export function faultsIn({ method, url, body }: HttpRequest): string[] {
  const { pathname, search: query } = new URL(url);
  if (pathname === '/identity/v1/oauth2/token') return [];
  const [, check] = described.find(([base]) => pathname.startsWith(base)) ?? [];
  if (!check) return [`${method} ${pathname}: eBay describes no such call`];
  const json: unknown = body === undefined ? undefined : JSON.parse(Buffer.from(body).toString());
  return check.request({ method, path: `${pathname}${query}`, body: json });
}

/** Keeps every request, and what the descriptions have against them. */
export function createWatch() {
  const requests: HttpRequest[] = [];
  const faults: string[] = [];
  const watch = (request: HttpRequest) => {
    requests.push(request);
    faults.push(...faultsIn(request));
  };
  return { requests, faults, watch };
}

/** Every field the description of a type knows, as "lineItems[].sku"; what refers to itself ends there. */
export function fieldsOf(name: string): string[] {
  const { schemas } = read('sell_fulfillment_v1_oas3').components as { schemas: Record<string, Shape> };
  return walk({ $ref: name }, { schemas, path: '', seen: [] });
}

interface Shape {
  readonly $ref?: string;
  readonly type?: string;
  readonly items?: Shape;
  readonly properties?: Readonly<Record<string, Shape>>;
}
interface Walk {
  readonly schemas: Readonly<Record<string, Shape>>;
  readonly path: string;
  readonly seen: readonly string[];
}

function walk(shape: Shape, { schemas, path, seen }: Walk): string[] {
  if (shape.$ref) {
    const name = shape.$ref.slice(shape.$ref.lastIndexOf('/') + 1);
    return seen.includes(name) ? [] : walk(schemas[name] ?? {}, { schemas, path, seen: [...seen, name] });
  }
  if (shape.type === 'array') return walk(shape.items ?? {}, { schemas, path: `${path}[]`, seen });
  const properties = Object.entries(shape.properties ?? {});
  if (properties.length === 0) return [path];
  return properties.flatMap(([name, inner]) => walk(inner, { schemas, path: path ? `${path}.${name}` : name, seen }));
}
