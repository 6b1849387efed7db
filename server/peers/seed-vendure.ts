import { z } from 'zod';
import type { VendureAdmin } from './vendure-admin';

const Ids = z.array(z.object({ id: z.string() }));
const permissions = [
  'ReadOrder',
  'CreateOrder',
  'UpdateOrder',
  'DeleteOrder',
  'ReadProduct',
  'ReadCustomer',
  'CreateCustomer',
  'UpdateCustomer',
  'ReadShippingMethod',
] as const;

/** Finishes a fresh shop through its Admin API and makes a key that may do what order sync needs, and nothing else. */
export async function seedVendure(admin: VendureAdmin, { plain }: { plain: boolean }): Promise<{ apiKey: string }> {
  await dropAmericanTax(admin);
  await sellInTwoCurrencies(admin);
  if (!plain) await addMarketplaceShipping(admin);
  return { apiKey: await makeKey(admin) };
}

async function sellInTwoCurrencies(admin: VendureAdmin) {
  const { channels } = await admin.ask('{ channels { items { id } } }', {
    answer: z.object({ channels: z.object({ items: Ids }) }),
  });
  await admin.ask(
    `mutation ($id: ID!) { updateChannel(input: {
      id: $id, pricesIncludeTax: true, defaultCurrencyCode: USD, availableCurrencyCodes: [USD, EUR]
    }) { __typename } }`,
    {
      answer: z.object({ updateChannel: z.object({ __typename: z.literal('Channel') }) }),
      variables: { id: channels.items[0]?.id },
    },
  );
  const Variants = z.object({ items: z.array(z.object({ id: z.string(), priceWithTax: z.number() })) });
  const { productVariants } = await admin.ask(
    '{ productVariants(options: { take: 100 }) { items { id priceWithTax } } }',
    { answer: z.object({ productVariants: Variants }) },
  );
  const input = productVariants.items.map(({ id, priceWithTax: price }) => ({
    id,
    prices: [
      { currencyCode: 'USD', price },
      { currencyCode: 'EUR', price },
    ],
  }));
  await admin.ask('mutation ($input: [UpdateProductVariantInput!]!) { updateProductVariants(input: $input) { id } }', {
    answer: z.object({ updateProductVariants: Ids }),
    variables: { input },
  });
}

/** Sales tax differs by address in America: this shop, as most, lets the marketplace work it out. */
async function dropAmericanTax(admin: VendureAdmin) {
  const Rates = z.object({ items: z.array(z.object({ id: z.string(), zone: z.object({ name: z.string() }) })) });
  const { taxRates } = await admin.ask('{ taxRates { items { id zone { name } } } }', {
    answer: z.object({ taxRates: Rates }),
  });
  for (const { id } of taxRates.items.filter(({ zone }) => zone.name === 'Americas')) {
    await admin.ask('mutation ($id: ID!) { updateTaxRate(input: { id: $id, value: 0 }) { id } }', {
      answer: z.unknown(),
      variables: { id },
    });
  }
}

async function addMarketplaceShipping(admin: VendureAdmin) {
  await admin.ask(
    `mutation { createShippingMethod(input: {
      code: "marketplace", fulfillmentHandler: "manual-fulfillment",
      checker: { code: "default-shipping-eligibility-checker", arguments: [{ name: "orderMinimum", value: "0" }] },
      calculator: { code: "marketplace-shipping-calculator", arguments: [] },
      translations: [{ languageCode: en, name: "Marketplace", description: "" }]
    }) { id } }`,
    { answer: z.unknown() },
  );
}

async function makeKey(admin: VendureAdmin): Promise<string> {
  const { createRole } = await admin.ask('mutation ($input: CreateRoleInput!) { createRole(input: $input) { id } }', {
    answer: z.object({ createRole: z.object({ id: z.string() }) }),
    variables: { input: { code: 'order-sync', description: 'Order sync', permissions } },
  });
  const { createApiKey } = await admin.ask(
    'mutation ($input: CreateApiKeyInput!) { createApiKey(input: $input) { apiKey } }',
    {
      answer: z.object({ createApiKey: z.object({ apiKey: z.string() }) }),
      variables: { input: { roleIds: [createRole.id], translations: [{ languageCode: 'en', name: 'Order sync' }] } },
    },
  );
  return createApiKey.apiKey;
}
