import type { Settings } from './account';
import { customFields, orderSelection, standingSelection } from './order-selection';

/** Every call we make to Vendure's Admin API (3.5 to 3.7). The contract test checks each against the API's own description. */

const refusal = '... on ErrorResult { errorCode message }';
const transitionRefusal = `${refusal} ... on OrderStateTransitionError { transitionError }`;

export const probeShop = (settings: Settings) => `query ProbeShop {
  activeChannel { code defaultCurrencyCode }
  shippingMethods(options: { take: 100 }) { items { code name } }
  orders(options: { take: 1 }) { totalItems items { id
    ${customFields([settings.referenceField, settings.tagsField, settings.shippingPriceField, settings.labelField, ...Object.values(settings.attributeFields)])}
    lines { id ${customFields([settings.linePriceField, settings.lineReferenceField])} }
    fulfillments { id ${customFields([settings.trackingUrlField])} }
  } }
}`;

/** By our reference: in its own field where the shop has one, else in the payment. */
const ownOrders = (settings: Settings) => `
  globalSettings { serverConfig { moneyStrategyPrecision } }
  orders(options: { take: 20, sort: { createdAt: ASC }, filter: { ${settings.referenceField || 'transactionId'}: { eq: $reference } } }) {
    items { ${standingSelection(settings)} }
  }`;

export const findByReference = (settings: Settings) =>
  `query FindByReference($reference: String!) { ${ownOrders(settings)} }`;

/** All that must be known before an order may be created. */
export const prepareOrder = (settings: Settings) => `query PrepareOrder($reference: String!, $skus: [String!]!) {
  ${ownOrders(settings)}
  productVariants(options: { take: 500, filter: { sku: { in: $skus } } }) { items { id sku enabled } }
}`;

/** Orders that are not placed yet; an interrupted try of ours may be among them, known by its note. */
export const findUnplaced = (settings: Settings) => `query FindUnplaced($since: DateTime!) {
  orders(options: {
    take: 100, sort: { createdAt: DESC },
    filter: { state: { in: ["Draft", "ArrangingPayment"] }, createdAt: { after: $since } }
  }) { items { ${standingSelection(settings)} } }
}`;

export const readStanding = (settings: Settings) => `query ReadStanding($id: ID!) {
  globalSettings { serverConfig { moneyStrategyPrecision } }
  order(id: $id) { ${standingSelection(settings)} }
}`;

export const createDraft = 'mutation CreateDraft { createDraftOrder { id } }';

export const deleteDraft = 'mutation DeleteDraft($id: ID!) { deleteDraftOrder(orderId: $id) { result message } }';

export interface DraftParts {
  readonly hasShipTo: boolean;
  readonly hasBillTo: boolean;
  readonly notes: number;
  readonly items: number;
}

/**
 * The parts run in the order written: our reference first, so that an interrupted draft is known as ours; the buyer last, since
 * a buyer with an account is no reason to give up and must not hide another refusal.
 */
export const fillDraft = (settings: Settings, { hasShipTo, hasBillTo, notes, items }: DraftParts) => {
  const hasFields = usesOrderFields(settings);
  const parts = [
    hasFields && ['fields', 'UpdateOrderInput!', 'setDraftOrderCustomFields(orderId: $id, input: $fields) { id }'],
    ...numbered('note', notes).map((note) => [note, 'AddNoteToOrderInput!', `addNoteToOrder(input: $${note}) { id }`]),
    hasShipTo && ['shipTo', 'CreateAddressInput!', 'setDraftOrderShippingAddress(orderId: $id, input: $shipTo) { id }'],
    hasBillTo && ['billTo', 'CreateAddressInput!', 'setDraftOrderBillingAddress(orderId: $id, input: $billTo) { id }'],
    ...numbered('item', items).map(itemPart),
    [
      'customer',
      'CreateCustomerInput!',
      `setCustomerForDraftOrder(orderId: $id, input: $customer) { __typename ... on Order { id } ${refusal} }`,
    ],
  ];
  return mutationOf('FillDraft', parts);
};

export const addItems = (items: number) => mutationOf('AddItems', numbered('item', items).map(itemPart));

const itemPart = (name: string) => [
  name,
  'AddItemToDraftOrderInput!',
  `addItemToDraftOrder(orderId: $id, input: $${name}) { __typename ... on Order { id } ${refusal} }`,
];

const numbered = (name: string, count: number) => Array.from({ length: count }, (_, index) => `${name}${index}`);

/** A mutation of many parts, each [its name and variable, the variable's type, the call]. */
function mutationOf(name: string, parts: readonly (false | readonly string[])[]): string {
  const present = parts.filter((part) => part !== false);
  const variables = present.map(([variable, type]) => `, $${variable}: ${type}`).join('');
  return `mutation ${name}($id: ID!${variables}) {\n${present.map(([alias, , call]) => `  ${alias}: ${call}`).join('\n')}\n}`;
}

export const usesOrderFields = (settings: Settings) =>
  [
    settings.referenceField,
    settings.tagsField,
    settings.shippingPriceField,
    ...Object.values(settings.attributeFields),
  ].some(Boolean);

export const findCustomer = `query FindCustomer($email: String!) {
  customers(options: { take: 10, filter: { emailAddress: { eq: $email } } }) { items { id emailAddress } }
}`;

export const setCustomer = `mutation SetCustomer($id: ID!, $customer: ID!) {
  setCustomerForDraftOrder(orderId: $id, customerId: $customer) { __typename ... on Order { id } ${refusal} }
}`;

export const quoteShipping = `query QuoteShipping($id: ID!) {
  eligibleShippingMethodsForDraftOrder(orderId: $id) { id code name priceWithTax }
}`;

export const chooseShipping = (settings: Settings) => `mutation ChooseShipping($id: ID!, $method: ID!) {
  setDraftOrderShippingMethod(orderId: $id, shippingMethodId: $method) {
    __typename ... on Order { ${standingSelection(settings)} } ${refusal}
  }
}`;

/** Steps that bring an order forward. Should one part be refused, the state forbids those after it as well. */
const whole = (settings: Settings) => `__typename ... on Order { ${standingSelection(settings)} }`;
const moveTo = (state: string, selection: string) =>
  `transitionOrderToState(id: $id, state: "${state}") { ${selection} ${transitionRefusal} }`;
const justMove = (state: string) => `to${state}: ${moveTo(state, '__typename ... on Order { id }')}`;
const pay = (selection: string) => `addManualPaymentToOrder(input: $payment) { ${selection} ${refusal} }`;
const modify = (settings: Settings) => `order: modifyOrder(input: $change) { ${whole(settings)} ${refusal} }`;

export const placeDraft = (settings: Settings) => `mutation PlaceDraft($id: ID!, $payment: ManualPaymentInput!) {
  ${justMove('ArrangingPayment')}
  order: ${pay(whole(settings))}
}`;

export const payOrder = (settings: Settings) => `mutation PayOrder($payment: ManualPaymentInput!) {
  order: ${pay(whole(settings))}
}`;

export const settleOrder = (settings: Settings) => `mutation SettleOrder($id: ID!) {
  order: ${moveTo('PaymentSettled', whole(settings))}
}`;

export const openAndAddSurcharges = (
  settings: Settings,
) => `mutation OpenAndAddSurcharges($id: ID!, $change: ModifyOrderInput!) {
  ${justMove('Modifying')}
  ${modify(settings)}
}`;

export const addSurcharges = (settings: Settings) =>
  `mutation AddSurcharges($change: ModifyOrderInput!) { ${modify(settings)} }`;

export const awaitAndPayRest = (
  settings: Settings,
) => `mutation AwaitAndPayRest($id: ID!, $payment: ManualPaymentInput!) {
  ${justMove('ArrangingAdditionalPayment')}
  pay: ${pay('__typename ... on Order { id }')}
  order: ${moveTo('PaymentSettled', whole(settings))}
}`;

export const payRest = (settings: Settings) => `mutation PayRest($id: ID!, $payment: ManualPaymentInput!) {
  pay: ${pay('__typename ... on Order { id }')}
  order: ${moveTo('PaymentSettled', whole(settings))}
}`;

/** Addresses can only be changed in a state of its own; nothing else changes, so the order may go back at once. */
export const changeAddress = (back: string) => `mutation ChangeAddress($id: ID!, $change: ModifyOrderInput!) {
  ${justMove('Modifying')}
  change: modifyOrder(input: $change) { __typename ... on Order { id } ${refusal} }
  ${justMove(back)}
}`;

export const cancelLines = (settings: Settings) => `mutation CancelLines($input: CancelOrderInput!) {
  cancelOrder(input: $input) { ${whole(settings)} ${transitionRefusal} }
}`;

export const addNote = 'mutation AddNote($input: AddNoteToOrderInput!) { addNoteToOrder(input: $input) { id } }';

export const setOrderFields =
  'mutation SetOrderFields($input: UpdateOrderInput!) { setOrderCustomFields(input: $input) { id } }';

export const fulfil = `mutation Fulfil($input: FulfillOrderInput!) {
  addFulfillmentToOrder(input: $input) { __typename ... on Fulfillment { id state } ${refusal} }
}`;

export const moveFulfilment = `mutation MoveFulfilment($id: ID!, $state: String!) {
  transitionFulfillmentToState(id: $id, state: $state) {
    __typename ... on Fulfillment { id state } ${refusal} ... on FulfillmentStateTransitionError { transitionError }
  }
}`;

export const refund = `mutation Refund($input: RefundOrderInput!) {
  refundOrder(input: $input) { __typename ... on Refund { id state } ${refusal} }
}`;

export const settleRefund = `mutation SettleRefund($input: SettleRefundInput!) {
  settleRefund(input: $input) { __typename ... on Refund { id state } ${refusal} }
}`;

export const listOrders = (settings: Settings) => `query ListOrders($options: OrderListOptions!) {
  globalSettings { serverConfig { moneyStrategyPrecision } }
  orders(options: $options) { totalItems items { ${orderSelection(settings)} } }
}`;

export const readOrder = (settings: Settings) => `query ReadOrder($id: ID!) {
  globalSettings { serverConfig { moneyStrategyPrecision } }
  order(id: $id) { ${orderSelection(settings)} }
}`;
