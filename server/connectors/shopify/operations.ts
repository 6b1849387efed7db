/**
 * Every call we make to Shopify's Admin API. A query may cost 1,000 points, counted by what it could return, so an order is read in
 * parts: itself with its lines, then parcels, refunds and returns where there are any.
 */

const money = '{ presentmentMoney { amount } }';
const tax = `{ title rate channelLiable priceSet ${money} }`;
const address = '{ name company address1 address2 city province provinceCode zip countryCodeV2 phone }';
const page = 'pageInfo { hasNextPage endCursor }';
const userErrors = 'userErrors { field message }';
const codedErrors = 'userErrors { field message code }';

const line = `{
  id sku name quantity unfulfilledQuantity requiresShipping isGiftCard
  customAttributes { key value }
  originalUnitPriceSet ${money}
  discountAllocations { allocatedAmountSet ${money} }
  taxLines(first: 5) ${tax}
  variant { id barcode }
}`;

export const probeShop = `query ProbeShop {
  shop { name myshopifyDomain currencyCode }
  currentAppInstallation { accessScopes { handle } }
}`;

export const listOrders = `query ListOrders($query: String!, $after: String) {
  orders(first: 10, after: $after, sortKey: UPDATED_AT, query: $query) { nodes { id updatedAt } ${page} }
}`;

export const findByName = `query FindByName($query: String!) { orders(first: 10, query: $query) { nodes { id name } } }`;

export const readOrder = `query ReadOrder($id: ID!, $after: String) {
  order(id: $id) {
    id name updatedAt processedAt cancelledAt cancelReason
    presentmentCurrencyCode taxesIncluded dutiesIncluded
    displayFinancialStatus displayFulfillmentStatus returnStatus
    email phone note tags sourceIdentifier sourceName poNumber
    customAttributes { key value }
    shippingAddress ${address}
    billingAddress ${address}
    subtotalPriceSet ${money} totalDiscountsSet ${money} totalShippingPriceSet ${money} totalTaxSet ${money}
    totalPriceSet ${money} totalTipReceivedSet ${money} originalTotalDutiesSet ${money}
    additionalFees { name price ${money} taxLines ${tax} }
    shippingLines(first: 5) { nodes { title code discountedPriceSet ${money} taxLines ${tax} } }
    transactions(first: 20) { id kind status gateway amountSet ${money} processedAt createdAt parentTransaction { id } }
    refunds(first: 1) { id }
    lineItems(first: 25, after: $after) { nodes ${line} ${page} }
  }
}`;

export const readLines = `query ReadLines($id: ID!, $after: String) {
  order(id: $id) { lineItems(first: 25, after: $after) { nodes ${line} ${page} } }
}`;

export const readFulfillments = `query ReadFulfillments($id: ID!) {
  order(id: $id) {
    fulfillments(first: 20) {
      id status displayStatus createdAt deliveredAt
      trackingInfo(first: 5) { company number url }
      fulfillmentLineItems(first: 15) { nodes { id quantity lineItem { id } } ${page} }
    }
  }
}`;

export const readFulfillmentLines = `query ReadFulfillmentLines($id: ID!, $after: String) {
  fulfillment(id: $id) { fulfillmentLineItems(first: 100, after: $after) { nodes { id quantity lineItem { id } } ${page} } }
}`;

export const readRefunds = `query ReadRefunds($id: ID!) {
  order(id: $id) {
    refunds(first: 20) {
      id createdAt note totalRefundedSet ${money} return { id }
      refundShippingLines(first: 3) { nodes { subtotalAmountSet ${money} } }
      transactions(first: 3) { nodes { status gateway } }
      refundLineItems(first: 5) { nodes { quantity restockType subtotalSet ${money} lineItem { id } } ${page} }
    }
  }
}`;

export const readRefundLines = `query ReadRefundLines($id: ID!, $after: String) {
  refund(id: $id) {
    refundLineItems(first: 100, after: $after) { nodes { quantity restockType subtotalSet ${money} lineItem { id } } ${page} }
  }
}`;

export const readReturns = `query ReadReturns($id: ID!) {
  order(id: $id) {
    returns(first: 10) {
      nodes {
        id name status createdAt
        returnLineItems(first: 20) {
          nodes { quantity returnReasonNote customerNote ... on ReturnLineItem { fulfillmentLineItem { lineItem { id } } } }
        }
      }
    }
  }
}`;

export const findOwnOrder = `query FindOwnOrder($search: String!) {
  found: orders(first: 10, query: $search) { nodes { id sourceIdentifier } }
  recent: orders(first: 100, sortKey: CREATED_AT, reverse: true) { nodes { id sourceIdentifier } }
}`;

export const findVariants = `query FindVariants($search: String!, $after: String) {
  productVariants(first: 100, query: $search, after: $after) { nodes { id sku product { status } } ${page} }
}`;

export const createOrder = `mutation CreateOrder($order: OrderCreateOrderInput!, $options: OrderCreateOptionsInput!) {
  orderCreate(order: $order, options: $options) {
    order { id name totalPriceSet ${money} lineItems(first: 150) { nodes { id sku customAttributes { key value } } } }
    ${codedErrors}
  }
}`;

export const readToShip = `query ReadToShip($id: ID!, $after: String) {
  order(id: $id) {
    fulfillmentOrders(first: 2, after: $after) {
      nodes {
        id status assignedLocation { location { id } }
        lineItems(first: 100) { nodes { id remainingQuantity lineItem { id } } ${page} }
      }
      ${page}
    }
  }
}`;

export const createFulfillment = `mutation CreateFulfillment($fulfillment: FulfillmentInput!) {
  fulfillmentCreate(fulfillment: $fulfillment) { fulfillment { id } ${userErrors} }
}`;

export const changeTracking = `mutation ChangeTracking($id: ID!, $tracking: FulfillmentTrackingInput!) {
  fulfillmentTrackingInfoUpdate(fulfillmentId: $id, trackingInfoInput: $tracking, notifyCustomer: false) { fulfillment { id } ${userErrors} }
}`;

export const noteDelivered = `mutation NoteDelivered($event: FulfillmentEventInput!) {
  fulfillmentEventCreate(fulfillmentEvent: $event) { fulfillmentEvent { id } ${userErrors} }
}`;

export const cancelFulfillment = `mutation CancelFulfillment($id: ID!) {
  fulfillmentCancel(id: $id) { fulfillment { id } ${userErrors} }
}`;

/** Restocks, refunds nothing, mails nobody: money and words are somebody else's step. */
export const cancelOrder = `mutation CancelOrder($id: ID!, $reason: OrderCancelReason!, $staffNote: String!) {
  orderCancel(
    orderId: $id, reason: $reason, staffNote: $staffNote, restock: true, notifyCustomer: false
    refundMethod: { originalPaymentMethodsRefund: false }
  ) { job { id done } orderCancelUserErrors { field message code } }
}`;

export const readJob = 'query ReadJob($id: ID!) { job(id: $id) { id done } }';

export const createRefund = `mutation CreateRefund($input: RefundInput!, $key: String!) {
  refundCreate(input: $input) @idempotent(key: $key) { refund { id } ${userErrors} }
}`;

export const createReturn = `mutation CreateReturn($input: ReturnInput!) {
  returnCreate(returnInput: $input) { return { id } ${codedErrors} }
}`;

export const requestReturn = `mutation RequestReturn($input: ReturnRequestInput!) {
  returnRequest(input: $input) { return { id } ${codedErrors} }
}`;

export const closeReturn = `mutation CloseReturn($id: ID!) { returnClose(id: $id) { return { id } ${codedErrors} } }`;

/** Sets or replaces; the same twice is the same. */
export const setMetafield = `mutation SetMetafield($metafields: [MetafieldsSetInput!]!) {
  metafieldsSet(metafields: $metafields) { metafields { key } ${codedErrors} }
}`;

export const readMetafield = `query ReadMetafield($id: ID!, $namespace: String!, $key: String!) {
  order(id: $id) { metafield(namespace: $namespace, key: $key) { value } }
}`;

export const addTags = `mutation AddTags($id: ID!, $tags: [String!]!) { tagsAdd(id: $id, tags: $tags) { node { id } ${userErrors} } }`;

export const changeOrder = `mutation ChangeOrder($input: OrderInput!) { orderUpdate(input: $input) { order { id } ${userErrors} } }`;
