import { describe, expect, it } from 'vitest';
import { violations } from '../../tooling/graphql-contract';
import { plainVendureSchema, vendureSchemaWithFields } from '../../tooling/vendure-schema';
import { Settings } from './account';
import * as operations from './operations';

const plain = Settings.parse({ adminApiUrl: 'https://shop.example/admin-api' });
const withFields = Settings.parse({
  adminApiUrl: 'https://shop.example/admin-api',
  referenceField: 'externalRef',
  tagsField: 'tags',
  linePriceField: 'unitPriceOverride',
  lineReferenceField: 'externalLineId',
  shippingPriceField: 'shippingPriceOverride',
  labelField: 'label',
  trackingUrlField: 'trackingUrl',
  attributeFields: { gift: 'giftWrap' },
});

/** Every call there is, with the variants that depend on the order. */
function callsWith(settings: Settings): [name: string, query: string][] {
  const { addItems, changeAddress, fillDraft, usesOrderFields: _, ...others } = operations;
  const all = { hasShipTo: true, hasBillTo: true, notes: 2, items: 3 };
  const none = { hasShipTo: false, hasBillTo: false, notes: 0, items: 1 };
  return [
    ['addItems', addItems(2)],
    ['changeAddress', changeAddress('PaymentSettled')],
    ['fillDraft with everything', fillDraft(settings, all)],
    ['fillDraft with nothing', fillDraft(settings, none)],
    ...Object.entries(others).map(([name, call]): [string, string] => [
      name,
      typeof call === 'string' ? call : call(settings),
    ]),
  ];
}

describe('every call fits Vendure’s own description of its Admin API', () => {
  const schema = plainVendureSchema();
  it.each(callsWith(plain))('in a shop as it comes: %s', (_, query) => {
    expect(violations(schema, { query })).toEqual([]);
  });

  const extended = vendureSchemaWithFields();
  it.each(callsWith(withFields))('in a shop with fields for our data: %s', (_, query) => {
    expect(violations(extended, { query })).toEqual([]);
  });
});

it('a field name that is more than a name never reaches a query', () => {
  const injected = { adminApiUrl: 'https://shop.example', referenceField: 'ref } customer { emailAddress' };
  expect(Settings.safeParse(injected).success).toBe(false);
});
