import { z } from 'zod';
import type { VendureAdmin } from './vendure-admin';

const Done = z.object({ __typename: z.string(), id: z.string().optional() });
type Parts = readonly { readonly orderLineId: string; readonly quantity: number }[];

/** What people do in the shop's dashboard, as its owner. */
export const shopWork = (admin: VendureAdmin) => ({
  async ship(lines: Parts, { carrier, tracking }: { carrier: string; tracking: string }): Promise<string> {
    const handler = {
      code: 'manual-fulfillment',
      arguments: [
        { name: 'method', value: carrier },
        { name: 'trackingCode', value: tracking },
      ],
    };
    const id = await act(admin, {
      call: 'addFulfillmentToOrder(input: $input)',
      type: 'FulfillOrderInput!',
      input: { lines, handler },
      becomes: 'Fulfillment',
    });
    await this.moveParcel(id, 'Shipped');
    return id;
  },

  async moveParcel(id: string, state: string): Promise<void> {
    await admin.ask(
      `mutation ($id: ID!, $state: String!) { done: transitionFulfillmentToState(id: $id, state: $state) {
        __typename ... on Fulfillment { id } } }`,
      { answer: z.object({ done: Done.extend({ __typename: z.literal('Fulfillment') }) }), variables: { id, state } },
    );
  },

  async cancel(orderId: string, { lines, reason }: { lines: Parts; reason: string }): Promise<void> {
    const input = { orderId, lines, reason, cancelShipping: false };
    await act(admin, { call: 'cancelOrder(input: $input)', type: 'CancelOrderInput!', input, becomes: 'Order' });
  },

  async refund(paymentId: string, { amount, reason }: { amount: number; reason: string }): Promise<void> {
    const input = { lines: [], shipping: 0, adjustment: 0, paymentId, amount, reason };
    const call = 'refundOrder(input: $input)';
    const id = await act(admin, { call, type: 'RefundOrderInput!', input, becomes: 'Refund' });
    const settling = { id, transactionId: 'by hand' };
    await act(admin, {
      call: 'settleRefund(input: $input)',
      type: 'SettleRefundInput!',
      input: settling,
      becomes: 'Refund',
    });
  },
});

async function act(
  admin: VendureAdmin,
  { call, type, input, becomes }: { call: string; type: string; input: object; becomes: string },
): Promise<string> {
  const { done } = await admin.ask(
    `mutation ($input: ${type}) { done: ${call} { __typename ... on ${becomes} { id } } }`,
    { answer: z.object({ done: Done }), variables: { input } },
  );
  if (done.__typename !== becomes || !done.id) throw new Error(`${call}: the shop answered ${done.__typename}.`);
  return done.id;
}
