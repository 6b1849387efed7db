import { fileURLToPath } from 'node:url';
import { buildSchema, type GraphQLSchema, printSchema } from 'graphql';
import { readIntrospection, schemaOf } from './graphql-contract';

const file = fileURLToPath(
  new URL('../../../shared/fixtures/vendure/schema/schema-admin.introspection.json.gz', import.meta.url),
);

/** Vendure's Admin API as it comes: custom fields are untyped JSON. */
export const plainVendureSchema = (): GraphQLSchema => schemaOf(readIntrospection(file));

/** The same after a shop has added custom fields, as Vendure's own configuration would extend it. */
export function vendureSchemaWithFields(): GraphQLSchema {
  const typed = ['Order', 'OrderLine', 'Fulfillment'].reduce(
    (text, name) =>
      text.replace(new RegExp(`(type ${name} implements Node {.*?customFields: )JSON`, 's'), `$1${name}Fields`),
    printSchema(plainVendureSchema()),
  );
  return buildSchema(`${typed}\n${additions}`, { assumeValidSDL: true });
}

const additions = `
  type OrderFields {
    externalRef: String tags: [String!] shippingPriceOverride: Int label: String giftWrap: String
  }
  type OrderLineFields { externalLineId: String unitPriceOverride: Int }
  type FulfillmentFields { trackingUrl: String }
  input OrderFieldsInput {
    externalRef: String tags: [String!] shippingPriceOverride: Int label: String giftWrap: String
  }
  input OrderLineFieldsInput { externalLineId: String unitPriceOverride: Int }
  extend input AddItemToDraftOrderInput { customFields: OrderLineFieldsInput }
  extend input OrderFilterParameter { externalRef: StringOperators }
`;
