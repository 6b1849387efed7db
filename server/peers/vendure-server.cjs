/**
 * A small but real Vendure shop for the peer tests, in a process of its own: node vendure-server.cjs '<JSON of Config>'.
 * Prints one line of JSON when it is ready. Vendure is GPL; nothing of the product loads this file.
 *
 * @typedef {{ port: number, databaseUrl: string, superadmin: { identifier: string, password: string }, plain?: boolean, webhook?: { url: string, secret: string } }} Config
 */
const { createHash, createHmac, randomUUID, timingSafeEqual } = require('node:crypto');
const { rmSync, writeFileSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');
const {
  AddressBasedTaxZoneStrategy,
  bootstrap,
  DefaultLogger,
  defaultShippingCalculator,
  dummyPaymentHandler,
  EventBus,
  FulfillmentStateTransitionEvent,
  JobQueueService,
  LanguageCode,
  LogLevel,
  OrderStateTransitionEvent,
  ProductVariant,
  RandomBytesApiKeyStrategy,
  RefundStateTransitionEvent,
  ShippingCalculator,
  TransactionalConnection,
} = require('@vendure/core');
const { importProductsFromCsv, populateInitialData } = require('@vendure/core/cli');
const { catalogue, initialData } = require('./vendure-catalogue.cjs');

/** @type {Config} */
const config = JSON.parse(process.argv[2] ?? '{}');

/** What a shop adds so that marketplace orders keep their own prices; connectors/vendure/README.md shows the same lines. */
const customFields = {
  Order: [
    { name: 'externalRef', type: 'string', nullable: true },
    { name: 'tags', type: 'string', list: true, nullable: true },
    { name: 'shippingPriceOverride', type: 'int', nullable: true },
    { name: 'label', type: 'text', nullable: true },
    { name: 'giftWrap', type: 'string', nullable: true },
  ],
  OrderLine: [
    { name: 'externalLineId', type: 'string', nullable: true },
    { name: 'unitPriceOverride', type: 'int', nullable: true },
  ],
  Fulfillment: [{ name: 'trackingUrl', type: 'string', nullable: true }],
};

const marketplacePrice = {
  calculateUnitPrice(...[, variant, fields]) {
    return fields?.unitPriceOverride == null
      ? { price: variant.listPrice, priceIncludesTax: variant.listPriceIncludesTax }
      : { price: fields.unitPriceOverride, priceIncludesTax: true };
  },
};

const marketplaceShipping = new ShippingCalculator({
  code: 'marketplace-shipping-calculator',
  description: [{ languageCode: LanguageCode.en, value: 'The delivery charge the marketplace took' }],
  args: {},
  calculate: (_context, order) => ({
    price: order.customFields.shippingPriceOverride ?? 0,
    priceIncludesTax: true,
    taxRate: 0,
  }),
});

const sha256 = (text) => createHash('sha256').update(text).digest('hex');
/** Vendure hashes the key anew for every field of a query; bcrypt, its default, takes 0.2 s each. Keys are random, so this is enough. */
const quickKeys = new RandomBytesApiKeyStrategy({
  hashingStrategy: {
    hash: async (key) => sha256(key),
    check: async (key, hash) => timingSafeEqual(Buffer.from(sha256(key)), Buffer.from(hash)),
  },
});

const shop = {
  apiOptions: { hostname: '127.0.0.1', port: config.port, adminApiPath: 'admin-api', shopApiPath: 'shop-api' },
  authOptions: {
    tokenMethod: ['bearer', 'api-key'],
    superadminCredentials: config.superadmin,
    cookieOptions: { secret: 'peer' },
    adminApiKeyStrategy: quickKeys,
  },
  logger: new DefaultLogger({ level: LogLevel.Error, timestamp: false }),
  dbConnectionOptions: { type: 'postgres', url: config.databaseUrl, synchronize: true, logging: false },
  taxOptions: { taxZoneStrategy: new AddressBasedTaxZoneStrategy() },
  paymentOptions: { paymentMethodHandlers: [dummyPaymentHandler] },
  shippingOptions: {
    shippingCalculators: config.plain ? [defaultShippingCalculator] : [defaultShippingCalculator, marketplaceShipping],
  },
  ...(config.plain ? {} : { customFields, orderOptions: { orderItemPriceCalculationStrategy: marketplacePrice } }),
  plugins: [],
};

/** Vendure has events but no webhooks: this is the small plug-in a shop would add. */
function postEvents(app, { url, secret }) {
  const bus = app.get(EventBus);
  const post = (type, { orderId, ...data }) => {
    const body = JSON.stringify({ id: randomUUID(), type, orderId: String(orderId), data });
    const signature = createHmac('sha256', secret).update(body).digest('hex');
    const headers = { 'content-type': 'application/json', 'x-signature': signature };
    fetch(url, { method: 'POST', headers, body }).catch((error) => console.error(`webhook ${type}: ${error.message}`));
  };
  bus
    .ofType(OrderStateTransitionEvent)
    .subscribe(({ order, toState }) => post('order.state', { orderId: order.id, state: toState }));
  bus
    .ofType(RefundStateTransitionEvent)
    .subscribe(({ order, refund, toState }) =>
      post('refund.state', { orderId: order.id, refundId: refund.id, state: toState }),
    );
  bus.ofType(FulfillmentStateTransitionEvent).subscribe(async ({ ctx, fulfillment, toState }) => {
    const { orders } = await app
      .get(TransactionalConnection)
      .getEntityOrThrow(ctx, fulfillment.constructor, fulfillment.id, { relations: ['orders'] });
    for (const order of orders)
      post('fulfillment.state', { orderId: order.id, fulfillmentId: fulfillment.id, state: toState });
  });
}

async function stock(app) {
  const products = app.get(TransactionalConnection).rawConnection.getRepository(ProductVariant);
  if (await products.count()) return;
  await populateInitialData(app, initialData(config.plain));
  const file = join(tmpdir(), `vendure-catalogue-${process.pid}.csv`);
  writeFileSync(file, catalogue);
  try {
    const { errors } = await importProductsFromCsv(app, file, LanguageCode.en);
    if (errors?.length) throw new Error(errors.join('\n'));
  } finally {
    rmSync(file);
  }
}

async function start() {
  const app = await bootstrap(shop);
  await app.get(JobQueueService).start();
  await stock(app);
  if (config.webhook) postEvents(app, config.webhook);
  for (const signal of ['SIGTERM', 'SIGINT']) process.once(signal, () => app.close().finally(() => process.exit(0)));
  console.log(JSON.stringify({ ready: true }));
}

start().catch((error) => {
  console.error(error);
  process.exit(1);
});
