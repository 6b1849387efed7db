import { readFileSync } from 'node:fs';
import type { HttpRequest } from '../contract';

/**
 * WooCommerce publishes examples and property tables, no schema: so every request is held against the official example of its call
 * (the same kinds of values in the same places) and against the names the tables call writable (REST API v3, read 2026-11-22).
 * Fulfilments have pages of their own with neither: those are our reading of what a real shop took (11.0.1).
 */
const folder = '../shared/fixtures/woocommerce/wp-api-v3';
export const official = (name: string): unknown => JSON.parse(readFileSync(`${folder}/${name}.request.json`, 'utf8'));

const writable = {
  order: `status currency customer_id customer_note billing shipping payment_method payment_method_title transaction_id meta_data
    line_items shipping_lines fee_lines coupon_lines set_paid parent_id`,
  address: 'first_name last_name company address_1 address_2 city state postcode country email phone',
  line: 'id name product_id variation_id quantity tax_class subtotal total meta_data sku',
  shippingLine: 'id method_title method_id total meta_data instance_id',
  feeLine: 'id name tax_class tax_status total meta_data',
  meta: 'id key value',
  refund: 'amount reason refunded_by meta_data line_items api_refund api_restock',
  refundLine: 'id quantity refund_total refund_tax',
  note: 'note customer_note added_by_user',
  fulfillment: 'status is_fulfilled notify_customer meta_data',
  batch: 'create update delete',
};
export type Writable = keyof typeof writable;

/** Names in what we send that nobody may write there. */
export function strangeNames(value: unknown, kind: Writable): string[] {
  const names = writable[kind].split(/\s+/);
  return Object.keys(Object(value)).filter((name) => !names.includes(name));
}

interface Described {
  readonly method: HttpRequest['method'];
  readonly path: RegExp;
  readonly body?: Writable;
  readonly example?: string;
}

const order = String.raw`/wp-json/wc/v3/orders`;
const at = (rest: string) => new RegExp(`^${rest}$`);
const part = (name: string) => at(`${order}/\\d+/${name}`);

/** Every call there is. One that is not listed here is a fault: nobody has held it against anything. */
const calls: readonly Described[] = [
  { method: 'GET', path: at('/wp-json/') },
  { method: 'GET', path: at(order) },
  { method: 'GET', path: at(`${order}/\\d+`) },
  { method: 'GET', path: part('(notes|refunds|fulfillments)') },
  { method: 'GET', path: at('/wp-json/wc/v3/products') },
  { method: 'POST', path: at(order), body: 'order', example: 'orders.create-an-order' },
  { method: 'PUT', path: at(`${order}/\\d+`), body: 'order', example: 'orders.update-an-order' },
  { method: 'DELETE', path: at(`${order}/\\d+`) },
  { method: 'POST', path: part('notes'), body: 'note', example: 'order-notes.create-an-order-note' },
  { method: 'DELETE', path: part(String.raw`notes/\d+`) },
  { method: 'POST', path: part('refunds'), body: 'refund' },
  { method: 'POST', path: part('fulfillments'), body: 'fulfillment' },
  { method: 'PUT', path: part(String.raw`fulfillments/\d+`), body: 'fulfillment' },
  { method: 'DELETE', path: part(String.raw`fulfillments/\d+`) },
  { method: 'POST', path: at(`${order}/batch`), body: 'batch', example: 'orders.batch-update-orders' },
];

/** What the documentation finds wrong with a request of ours; empty when it fits. */
export function faultsIn({ method, url, body }: HttpRequest): string[] {
  const { pathname } = new URL(url);
  const call = calls.find((one) => one.method === method && one.path.test(pathname));
  if (!call) return [`${method} ${pathname}: WooCommerce describes no such call, or nobody has listed it`];
  if (!call.body) return body === undefined ? [] : [`${method} ${pathname}: takes no body`];
  const json: unknown = JSON.parse(String(body ?? '{}'));
  const wrong = [...strangeNames(json, call.body), ...(call.example ? otherKinds(json, official(call.example)) : [])];
  return wrong.map((place) => `${method} ${pathname}: ${place}`);
}

/** Places where both have a value, but of another kind. */
export function otherKinds(ours: unknown, theirs: unknown): string[] {
  if (kindOf(ours) !== kindOf(theirs)) return [''];
  const below = (place: string, [one, other]: readonly [unknown, unknown]) =>
    otherKinds(one, other).map((rest) => `${place}${rest}`);
  if (Array.isArray(ours) && Array.isArray(theirs))
    return ours.flatMap((one, index) => below('[]', [one, theirs[index] ?? theirs[0] ?? one]));
  if (typeof ours !== 'object' || ours === null) return [];
  const known = new Map(Object.entries(Object(theirs)));
  return Object.entries(ours).flatMap(([name, value]) =>
    known.has(name) ? below(`.${name}`, [value, known.get(name)]) : [],
  );
}

const kindOf = (value: unknown) => (Array.isArray(value) ? 'list' : value === null ? 'null' : typeof value);
