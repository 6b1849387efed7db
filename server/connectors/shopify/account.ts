import { z } from 'zod';
import type { ConnectField } from '../connect-field';
import type { Call } from '../contract';

export const Credentials = z.object({
  accessToken: z.string().min(1),
  webhookSecret: z.string().optional(),
});

export const Settings = z.object({
  /** "my-shop.myshopify.com", however a person writes it. */
  shop: z
    .string()
    .trim()
    .toLowerCase()
    .transform((text) => text.replace(/^https?:\/\//, '').replace(/\/.*$/, ''))
    .transform((text) => (text.includes('.') || text.includes(':') ? text : `${text}.myshopify.com`))
    .pipe(
      z.string().regex(/^[a-z0-9][a-z0-9.-]*(:\d+)?$/, 'must be the address of a shop, e.g. my-shop.myshopify.com'),
    ),
  gateway: z.string().min(1).default('marketplace'),
  stock: z
    .enum(['DECREMENT_OBEYING_POLICY', 'DECREMENT_IGNORING_POLICY', 'BYPASS'])
    .default('DECREMENT_OBEYING_POLICY'),
});
export type Settings = z.infer<typeof Settings>;
export type ShopifyCall = Call<z.infer<typeof Credentials>, Settings>;

/** Supported until the end of September 2027; every query here was checked against it. */
export const apiVersion = '2026-10';

export const fields: Readonly<Record<string, ConnectField>> = {
  shop: {
    label: 'Shop address',
    placeholder: 'my-shop.myshopify.com',
    help: 'The part after admin.shopify.com/store/ is its name; under Settings → Domains stands the whole address.',
  },
  accessToken: {
    label: 'Admin API access token',
    input: 'password',
    placeholder: 'shpat_…',
    help: 'Settings → Apps and sales channels → Develop apps → your app → API credentials. It is shown once, when the app is installed.',
  },
  webhookSecret: {
    label: 'Webhook secret',
    input: 'password',
    help: 'Under Settings → Notifications → Webhooks, at the bottom of the page. Without it we poll.',
  },
  gateway: {
    label: 'Name of the payment',
    help: 'The marketplace’s payment is written down under this name. It moves no money.',
  },
  stock: {
    label: 'Stock of new orders',
    input: 'select',
    options: {
      DECREMENT_OBEYING_POLICY: 'Take it from stock; refuse the order when there is too little',
      DECREMENT_IGNORING_POLICY: 'Take it from stock, even below zero',
      BYPASS: 'Leave stock alone',
    },
  },
};

/** What the app must be allowed to do, and what each is for. */
export const scopes: Readonly<Record<string, string>> = {
  read_orders: 'read orders',
  write_orders: 'create and cancel orders',
  read_products: 'find products by SKU',
  read_merchant_managed_fulfillment_orders: 'see what is to be shipped',
  write_merchant_managed_fulfillment_orders: 'mark orders shipped',
  read_returns: 'read returns',
  write_returns: 'record returns',
};

export const connectHelp = `1. In your Shopify admin open **Settings → Apps and sales channels → Develop apps** and create an app.
2. Under **Configuration** give it these Admin API scopes: ${Object.keys(scopes)
  .map((scope) => `\`${scope}\``)
  .join(', ')}. Add \`read_all_orders\` to read orders older than 60 days.
3. Install the app and copy its **Admin API access token**. It is shown once.`;
