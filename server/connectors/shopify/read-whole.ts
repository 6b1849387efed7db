import { z } from 'zod';
import { ok, type Result } from '../../../nodes/problem';
import type { ShopifyCall } from './account';
import { ask } from './graphql';
import {
  readFulfillmentLines,
  readFulfillments,
  readLines,
  readOrder,
  readRefundLines,
  readRefunds,
  readReturns,
} from './operations';
import { PageInfo } from './wire';

/** A node of Shopify's as it came; what is in it is parsed when it is read. */
const Node = z.looseObject({});
type Node = z.infer<typeof Node>;
const Page = z.object({ nodes: z.array(Node), pageInfo: PageInfo });
type Page = z.infer<typeof Page>;

const Head = z.looseObject({
  id: z.string(),
  updatedAt: z.string(),
  displayFulfillmentStatus: z.string(),
  returnStatus: z.string(),
  refunds: z.array(Node),
  lineItems: Page,
});

/** An order with its lines, parcels, refunds and returns, each only asked for where there are any. */
export interface WholeOrder {
  readonly order: Readonly<Record<string, unknown>>;
  readonly lines: readonly Node[];
  readonly fulfillments: readonly Node[];
  readonly refunds: readonly Node[];
  readonly returns: readonly Node[];
}

/** Null when the shop has no such order. */
export async function readWhole(call: ShopifyCall, id: string): Promise<Result<WholeOrder | null>> {
  const answer = z.object({ order: Head.nullable() });
  const head = await ask(call, { query: readOrder, variables: { id, after: null }, answer });
  if (!head.ok || head.value.order === null) return head.ok ? ok(null) : head;
  const { lineItems, refunds: anyRefund, ...order } = head.value.order;
  const parts = await inTurn({
    lines: () => restOf(lineItems, (after) => linesAfter(call, { id, after })),
    fulfillments: () => (order.displayFulfillmentStatus === 'UNFULFILLED' ? none() : fulfillmentsOf(call, id)),
    refunds: () => (anyRefund.length === 0 ? none() : refundsOf(call, id)),
    returns: () => (order.returnStatus === 'NO_RETURN' ? none() : returnsOf(call, id)),
  });
  return parts.ok ? ok({ order, ...parts.value }) : parts;
}

type Part = 'lines' | 'fulfillments' | 'refunds' | 'returns';
const none = async (): Promise<Result<Node[]>> => ok([]);

/** One after the other, since each costs points of the same bucket; the first problem ends it. */
async function inTurn(
  steps: Readonly<Record<Part, () => Promise<Result<Node[]>>>>,
): Promise<Result<Readonly<Record<Part, Node[]>>>> {
  const done: Record<Part, Node[]> = { lines: [], fulfillments: [], refunds: [], returns: [] };
  for (const part of ['lines', 'fulfillments', 'refunds', 'returns'] as const) {
    const nodes = await steps[part]();
    if (!nodes.ok) return nodes;
    done[part] = nodes.value;
  }
  return ok(done);
}

/** The nodes of a page and of those after it. */
async function restOf(
  first: Page,
  nextPage: (after: string | null) => Promise<Result<Page | undefined>>,
): Promise<Result<Node[]>> {
  const nodes = [...first.nodes];
  let { pageInfo } = first;
  while (pageInfo.hasNextPage) {
    const next = await nextPage(pageInfo.endCursor ?? null);
    if (!next.ok) return next;
    if (!next.value) break;
    nodes.push(...next.value.nodes);
    ({ pageInfo } = next.value);
  }
  return ok(nodes);
}

async function linesAfter(
  call: ShopifyCall,
  variables: { id: string; after: string | null },
): Promise<Result<Page | undefined>> {
  const answer = z.object({ order: z.object({ lineItems: Page }).nullable() });
  const read = await ask(call, { query: readLines, variables, answer });
  return read.ok ? ok(read.value.order?.lineItems) : read;
}

async function fulfillmentsOf(call: ShopifyCall, id: string): Promise<Result<Node[]>> {
  const Fulfillment = z.looseObject({ id: z.string(), fulfillmentLineItems: Page });
  const answer = z.object({ order: z.object({ fulfillments: z.array(Fulfillment) }).nullable() });
  const read = await ask(call, { query: readFulfillments, variables: { id }, answer });
  if (!read.ok) return read;
  return withLines(read.value.order?.fulfillments ?? [], {
    pageOf: ({ fulfillmentLineItems }) => fulfillmentLineItems,
    without: ({ fulfillmentLineItems: _, ...fulfillment }) => fulfillment,
    async nextPage(one, after) {
      const more = z.object({ fulfillment: z.object({ fulfillmentLineItems: Page }).nullable() });
      const next = await ask(call, { query: readFulfillmentLines, variables: { id: one, after }, answer: more });
      return next.ok ? ok(next.value.fulfillment?.fulfillmentLineItems) : next;
    },
  });
}

async function refundsOf(call: ShopifyCall, id: string): Promise<Result<Node[]>> {
  const Refund = z.looseObject({ id: z.string(), refundLineItems: Page });
  const answer = z.object({ order: z.object({ refunds: z.array(Refund) }).nullable() });
  const read = await ask(call, { query: readRefunds, variables: { id }, answer });
  if (!read.ok) return read;
  return withLines(read.value.order?.refunds ?? [], {
    pageOf: ({ refundLineItems }) => refundLineItems,
    without: ({ refundLineItems: _, ...refund }) => refund,
    async nextPage(one, after) {
      const more = z.object({ refund: z.object({ refundLineItems: Page }).nullable() });
      const next = await ask(call, { query: readRefundLines, variables: { id: one, after }, answer: more });
      return next.ok ? ok(next.value.refund?.refundLineItems) : next;
    },
  });
}

/** Each with all of its lines, whichever pages they came on, under the one name `lines`. */
async function withLines<One extends { readonly id: string }>(
  all: readonly One[],
  how: {
    pageOf(one: One): Page;
    without(one: One): Node;
    nextPage(id: string, after: string | null): Promise<Result<Page | undefined>>;
  },
): Promise<Result<Node[]>> {
  const whole: Node[] = [];
  for (const one of all) {
    const lines = await restOf(how.pageOf(one), (after) => how.nextPage(one.id, after));
    if (!lines.ok) return lines;
    whole.push({ ...how.without(one), lines: lines.value });
  }
  return ok(whole);
}

async function returnsOf(call: ShopifyCall, id: string): Promise<Result<Node[]>> {
  const answer = z.object({ order: z.object({ returns: z.object({ nodes: z.array(Node) }) }).nullable() });
  const read = await ask(call, { query: readReturns, variables: { id }, answer });
  return read.ok ? ok(read.value.order?.returns.nodes ?? []) : read;
}
