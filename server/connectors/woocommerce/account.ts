import { z } from 'zod';
import type { ConnectField } from '../connect-field';
import type { Call } from '../contract';

export const Credentials = z.object({
  consumerKey: z.string().regex(/^ck_\w+$/, 'The consumer key begins with ck_.'),
  consumerSecret: z.string().regex(/^cs_\w+$/, 'The consumer secret begins with cs_.'),
  /** Signs what the shop sends us; needed only with webhooks. */
  webhookSecret: z.string().optional(),
});

export const Settings = z.object({
  siteUrl: z
    .url({ protocol: /^https?$/, error: 'Please give the shop’s address, beginning with https://.' })
    .transform((url) => url.replace(/\/+$/, '').replace(/\/(wp-json|wp-admin)(\/.*)?$/, '')),
  orderStatus: z.string().min(1).default('processing'),
  paymentMethod: z.string().min(1).default('marketplace'),
  paymentTitle: z.string().min(1).default('Paid at the marketplace'),
  shippingMethod: z.string().min(1).default('flat_rate'),
  tagsField: z.string().default('sluice_tags'),
  fulfillments: z.boolean().default(false),
  tellBuyer: z.boolean().default(false),
});
export type Settings = z.infer<typeof Settings>;
/** What reading a message is given. */
export interface About {
  readonly connectionId: string;
  readonly settings: Settings;
}
export type WooCall = Call<z.infer<typeof Credentials>, Settings>;

/** The old address; shops that keep orders in their own tables send people on from it. */
export const adminUrl = (orderId: number | string, { siteUrl }: Settings) =>
  `${siteUrl}/wp-admin/post.php?post=${orderId}&action=edit`;

export const fields: Readonly<Record<string, ConnectField>> = {
  consumerKey: {
    label: 'Consumer key',
    input: 'password',
    placeholder: 'ck_…',
    help: 'WooCommerce → Settings → Advanced → REST API → Add key. It is shown once, beside the secret.',
  },
  consumerSecret: {
    label: 'Consumer secret',
    input: 'password',
    placeholder: 'cs_…',
    help: 'On the same page. Lost ones are not shown again: add a new key.',
  },
  webhookSecret: {
    label: 'Webhook secret',
    input: 'password',
    help: 'Only if the shop sends us webhooks: the “Secret” of each webhook under WooCommerce → Settings → Advanced → Webhooks.',
  },
  siteUrl: {
    label: 'Shop address',
    input: 'url',
    placeholder: 'https://shop.example.com',
    help: 'As WordPress shows it under Settings → General → Site address.',
  },
  orderStatus: {
    label: 'Status of new orders',
    help: 'The status a paid marketplace order gets, by its short name: processing, or one of your own.',
  },
  paymentMethod: {
    label: 'Payment method',
    help: 'The short name under which the marketplace’s payment is written down.',
  },
  paymentTitle: { label: 'Payment method, as shown' },
  shippingMethod: {
    label: 'Shipping method',
    help: 'The short name for delivery lines, e.g. flat_rate or local_pickup.',
  },
  tagsField: {
    label: 'Custom field for tags',
    help: 'WooCommerce has no order tags; they are kept in this custom field of the order. Leave empty to keep none.',
  },
  fulfillments: {
    label: 'The shop uses Fulfilments',
    input: 'toggle',
    help: 'WooCommerce → Settings → Advanced → Features → Order fulfilments. Then parcels are written and read there; otherwise they stand in an order note and a custom field.',
  },
  tellBuyer: {
    label: 'Let the shop e-mail the buyer',
    input: 'toggle',
    help: 'Off: marketplace orders are written down without the buyer’s e-mail address, so that WooCommerce sends the buyer nothing.',
  },
};

export const connectHelp = `1. In WordPress open **WooCommerce → Settings → Advanced → REST API** and choose **Add key**.
2. Describe it as “Sluice”, choose a user who may manage the shop, set **Permissions** to **Read/Write** and generate the key.
3. Copy the consumer key and the consumer secret here. The secret is shown only once.

The shop must be reached by https, and **Settings → Permalinks** must not be “Plain”.`;
