import { z } from 'zod';
import type { VendureAdmin } from './vendure-admin';

const Done = z.object({ __typename: z.string(), id: z.string().optional() });
type Parts = readonly { readonly orderLineId: string; readonly quantity: number }[];

/** What people do in the shop's dashboard, as its owner. */
export const shopWork = (admin: VendureAdmin) => ({
  /** An order placed in the shop itself and paid there. Answers with its id. */
  buy: (items: readonly { readonly sku: string; readonly quantity: number }[]): Promise<string> => buy(admin, items),

  async tag(id: string, tags: readonly string[]): Promise<void> {
    await admin.ask('mutation ($input: UpdateOrderInput!) { setOrderCustomFields(input: $input) { id } }', {
      answer: z.unknown(),
      variables: { input: { id, customFields: { tags } } },
    });
  },

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

const Id = z.object({ id: z.string() });

const Shelf = z.object({
  productVariants: z.object({ items: z.array(Id.extend({ sku: z.string() })) }),
  shippingMethods: z.object({ items: z.array(Id.extend({ code: z.string() })) }),
});

async function buy(admin: VendureAdmin, items: readonly { sku: string; quantity: number }[]): Promise<string> {
  const { createDraftOrder } = await admin.ask('mutation { createDraftOrder { id } }', {
    answer: z.object({ createDraftOrder: Id }),
  });
  const { id } = createDraftOrder;
  const { productVariants, shippingMethods } = await admin.ask(
    `query ($skus: [String!]!) {
      productVariants(options: { filter: { sku: { in: $skus } } }) { items { id sku } }
      shippingMethods { items { id code } }
    }`,
    { answer: Shelf, variables: { skus: items.map(({ sku }) => sku) } },
  );
  for (const { sku, quantity } of items) {
    const productVariantId = productVariants.items.find((one) => one.sku === sku)?.id;
    await admin.ask(
      'mutation ($id: ID!, $input: AddItemToDraftOrderInput!) { addItemToDraftOrder(orderId: $id, input: $input) { __typename } }',
      { answer: z.unknown(), variables: { id, input: { productVariantId, quantity } } },
    );
  }
  const method = shippingMethods.items.find(({ code }) => code === 'standard-shipping')?.id;
  const address = {
    fullName: 'Ben Ode',
    streetLine1: 'Main St 1',
    city: 'Austin',
    postalCode: '73301',
    countryCode: 'US',
  };
  await admin.ask(checkout, {
    answer: z.unknown(),
    variables: {
      id,
      method,
      address,
      buyer: { firstName: 'Ben', lastName: 'Ode', emailAddress: 'ben@example.com' },
      payment: { orderId: id, method: 'card', transactionId: `card-${id}`, metadata: {} },
    },
  });
  return id;
}

const checkout = `mutation ($id: ID!, $method: ID!, $address: CreateAddressInput!, $buyer: CreateCustomerInput!, $payment: ManualPaymentInput!) {
  setDraftOrderShippingAddress(orderId: $id, input: $address) { id }
  setCustomerForDraftOrder(orderId: $id, input: $buyer) { __typename }
  setDraftOrderShippingMethod(orderId: $id, shippingMethodId: $method) { __typename }
  transitionOrderToState(id: $id, state: "ArrangingPayment") { __typename }
  addManualPaymentToOrder(input: $payment) { __typename }
}`;
