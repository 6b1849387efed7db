import type { Operation } from '../../../../nodes/capability';
import { aLine, anOrder } from '../../../../nodes/order/an-order';
import type { Order } from '../../../../nodes/order/order';
import type { Result } from '../../../../nodes/problem';
import type { RemoteLink, WriteOutcome, WriteRequest } from '../../contract';
import { must, pull } from './observe';
import type { ScenarioWorld } from './scenario-world';

/** The order a write is about: one of a marketplace's that we have created at the shop, or the channel's own. */
export interface Subject {
  readonly order: Order;
  readonly remoteId: string;
  readonly link?: RemoteLink;
}

/** Two of the first product and one of the second, prices with tax, a discount and delivery. */
export function marketplaceOrder(world: ScenarioWorld, changes: Partial<Order> = {}): Order {
  const [first, second] = world.skus;
  const tax = (amount: string) => [{ rate: '0.21', amount, includedInPrice: true, liableParty: 'merchant' as const }];
  return anOrder({
    source: { connectionId: 'c-elsewhere', channel: 'elsewhere', orderId: 'E-1', number: 'E-1' },
    placedAt: new Date(Date.now() - 60_000).toISOString(),
    updatedAt: new Date(Date.now() - 60_000).toISOString(),
    currency: world.currency,
    lines: [
      aLine({
        id: 'l-1',
        sku: first,
        title: 'First',
        quantity: 2,
        unitPrice: '9.99',
        discount: '1.00',
        total: '18.98',
        taxes: tax('3.29'),
      }),
      aLine({
        id: 'l-2',
        sku: second,
        title: 'Second',
        quantity: 1,
        unitPrice: '7.01',
        total: '7.01',
        taxes: tax('1.22'),
      }),
    ],
    charges: [{ kind: 'shipping', title: 'Standard', amount: '4.90', taxes: tax('0.85') }],
    totals: { subtotal: '26.99', discount: '1.00', shipping: '4.90', tax: '5.36', total: '30.89' },
    tags: ['Elsewhere', 'Gift'],
    ...changes,
  });
}

export async function openSubject(world: ScenarioWorld): Promise<Subject> {
  if (!world.connector.writes.order) {
    const remoteId = await world.place();
    return { order: await pull(world, remoteId), remoteId };
  }
  const order = marketplaceOrder(world);
  const { link } = must(await write(world, { operation: 'order', reference: 'slsubject', order }));
  if (!link) throw new Error('creating an order must tell its link');
  return { order, remoteId: link.remoteId, link };
}

export type Writing = Pick<WriteRequest, 'operation' | 'reference' | 'order'> &
  Partial<Pick<WriteRequest, 'factId' | 'link' | 'skuMap'>>;

export async function write(world: ScenarioWorld, request: Writing): Promise<Result<WriteOutcome>> {
  return await writerFor(world, request.operation).write(world.call(), { skuMap: {}, ...request });
}

export function writerFor(world: ScenarioWorld, operation: Operation) {
  const writer = world.connector.writes[operation];
  if (!writer) throw new Error(`${operation} is not written`);
  return writer;
}
