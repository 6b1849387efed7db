import { z } from 'zod';
import type { ConnectField } from '../connect-field';
import type { Call } from '../contract';

export const Credentials = z.object({
  apiKey: z.string().min(1),
  /** Signs what the shop's own plug-in posts to us; needed only with such a plug-in. */
  webhookSecret: z.string().optional(),
});

/** Goes into the text of a query, so nothing but a GraphQL name may pass. Empty: the shop has no such field. */
const FieldName = z
  .string()
  .regex(/^([A-Za-z_]\w*)?$/, 'must be the name of a custom field: letters, digits and _')
  .default('');

export const Settings = z.object({
  adminApiUrl: z.url(),
  channelToken: z.string().default(''),
  dashboardUrl: z.union([z.url(), z.literal('')]).default(''),
  paymentMethod: z.string().min(1).default('marketplace'),
  shippingMethod: z.string().default(''),
  taxOnTop: z.enum(['inPrices', 'asSurcharge']).default('inPrices'),
  referenceField: FieldName,
  tagsField: FieldName,
  linePriceField: FieldName,
  lineReferenceField: FieldName,
  shippingPriceField: FieldName,
  labelField: FieldName,
  trackingUrlField: FieldName,
  /** Attribute that flows set → order custom field that keeps it. */
  attributeFields: z.record(z.string(), FieldName).default({}),
});
export type Settings = z.infer<typeof Settings>;
export type VendureCall = Call<z.infer<typeof Credentials>, Settings>;

export const fields: Readonly<Record<string, ConnectField>> = {
  apiKey: { label: 'API key', input: 'password', help: 'Settings → API keys in the Vendure dashboard.' },
  webhookSecret: {
    label: 'Webhook secret',
    input: 'password',
    help: 'Only if your shop has a plug-in that posts its events to us. Any long random text; give the plug-in the same.',
  },
  adminApiUrl: { label: 'Admin API address', input: 'url', placeholder: 'https://shop.example.com/admin-api' },
  channelToken: { label: 'Channel token', help: 'Leave empty for the default channel.' },
  dashboardUrl: {
    label: 'Dashboard address',
    input: 'url',
    placeholder: 'https://shop.example.com/dashboard',
    help: 'For links from an order here to the same order there.',
  },
  paymentMethod: { label: 'Payment method', help: 'The name under which the marketplace’s payment is written down.' },
  shippingMethod: {
    label: 'Shipping method',
    help: 'Its code. Empty: the one whose price comes nearest to what the buyer paid.',
  },
  taxOnTop: {
    label: 'Tax that comes on top of the prices',
    input: 'select',
    options: { inPrices: 'Goes into the prices', asSurcharge: 'Stands beside them as a surcharge' },
    help: 'Into the prices where the shop charges the same tax itself; beside them where it has no tax rate for that country.',
  },
  referenceField: {
    label: 'Order field: our reference',
    placeholder: 'externalRef',
    help: 'A text field. Without it the reference stands in the payment and in a note.',
  },
  tagsField: {
    label: 'Order field: tags',
    placeholder: 'tags',
    help: 'A list of texts. Without it tags become a note.',
  },
  linePriceField: {
    label: 'Line field: price',
    placeholder: 'unitPriceOverride',
    help: 'A whole number in the smallest unit. Needed where the marketplace’s prices differ from the shop’s.',
  },
  lineReferenceField: { label: 'Line field: our line id', placeholder: 'externalLineId' },
  shippingPriceField: {
    label: 'Order field: delivery charge',
    placeholder: 'shippingPriceOverride',
    help: 'A whole number in the smallest unit, read by the shop’s shipping calculator.',
  },
  labelField: {
    label: 'Order field: shipping label',
    placeholder: 'label',
    help: 'A field of type text. It gets a link to the label, or the label itself.',
  },
  trackingUrlField: { label: 'Fulfilment field: tracking link', placeholder: 'trackingUrl' },
  attributeFields: {
    label: 'Other order fields',
    input: 'mapping',
    placeholder: 'gift message',
    help: 'Which custom field keeps which attribute that your flows set.',
  },
};

export const connectHelp = `1. In the Vendure dashboard open **Settings → Roles** and make a role that may read, create, update and delete orders,
   read products and shipping methods, and read, create and update customers.
2. Open **Settings → API keys**, make a key with that role and paste it here. The key is shown once.
3. Your shop must accept keys: \`authOptions.tokenMethod\` holds \`'api-key'\`.

A shop as it comes takes marketplace orders whose prices are not below its own. To keep every price as the buyer paid it, add the
custom fields and the few lines of \`server/connectors/vendure/README.md\`, then name the fields here.`;
