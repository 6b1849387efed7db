import { z } from 'zod';
import type { ConnectField } from '../connect-field';
import type { Call } from '../contract';

export const Credentials = z.object({
  clientId: z.string().min(1),
  clientSecret: z.string().min(1),
  refreshToken: z.string().min(1),
});
export type Credentials = z.infer<typeof Credentials>;

/** Amazon's own limit is 50 for reading orders and 25 for feeds. */
const MarketplaceIds = z
  .string()
  .trim()
  .regex(
    /^[A-Z0-9]{8,20}([\s,;]+[A-Z0-9]{8,20}){0,24}$/,
    'must be marketplace ids such as A1PA6795UKMFR9, separated by commas',
  );

const Address = z.union([z.url(), z.literal('')]).default('');

export const Settings = z.object({
  region: z.enum(['na', 'eu', 'fe']).default('eu'),
  marketplaceIds: MarketplaceIds,
  sellerId: z
    .string()
    .trim()
    .regex(/^[A-Z0-9]{8,20}$/, 'must be the merchant token, such as A2ABCDEFGHIJKL'),
  apiAddress: Address,
  tokenAddress: Address,
});
export type Settings = z.infer<typeof Settings>;

export type AmazonCall = Call<Credentials, Settings>;

const hosts: Readonly<Record<Settings['region'], string>> = {
  na: 'https://sellingpartnerapi-na.amazon.com',
  eu: 'https://sellingpartnerapi-eu.amazon.com',
  fe: 'https://sellingpartnerapi-fe.amazon.com',
};

/** Without a slash at the end. */
export const apiAddressOf = ({ apiAddress, region }: Settings): string =>
  (apiAddress || hosts[region]).replace(/\/+$/, '');

export const tokenAddressOf = ({ tokenAddress }: Settings): string =>
  tokenAddress || 'https://api.amazon.com/auth/o2/token';

export const marketplaceIdsOf = ({ marketplaceIds }: Settings): readonly string[] =>
  marketplaceIds.split(/[\s,;]+/).filter(Boolean);

export const fields: Readonly<Record<string, ConnectField>> = {
  clientId: {
    label: 'LWA client id',
    placeholder: 'amzn1.application-oa2-client.…',
    help: 'Seller Central → Apps and Services → Develop Apps → View, beside your app, under LWA credentials.',
  },
  clientSecret: {
    label: 'LWA client secret',
    input: 'password',
    help: 'On the same page. Amazon wants it renewed every 180 days; then reconnect here with the new one.',
  },
  refreshToken: {
    label: 'Refresh token',
    input: 'password',
    placeholder: 'Atzr|…',
    help: 'Develop Apps → the arrow beside your app → Authorize → Authorize app. It is shown once and lasts a year.',
  },
  region: {
    label: 'Region',
    input: 'select',
    options: {
      eu: 'Europe, Middle East, India',
      na: 'North and South America',
      fe: 'Japan, Australia, Singapore',
    },
    help: 'Where the account sells. One connection per region.',
  },
  marketplaceIds: {
    label: 'Marketplace ids',
    placeholder: 'A1PA6795UKMFR9, A13V1IB3VIYZZH',
    help: 'Amazon’s ids of the marketplaces to read, separated by commas: Germany A1PA6795UKMFR9, France A13V1IB3VIYZZH, United Kingdom A1F83G8C2ARO7P, United States ATVPDKIKX0DER. All of one region.',
  },
  sellerId: {
    label: 'Merchant token',
    placeholder: 'A2ABCDEFGHIJKL',
    help: 'Seller Central → Settings → Account info → Business information → Your Merchant Token. It signs cancellations and refunds.',
  },
  apiAddress: {
    label: 'Other API address',
    input: 'url',
    placeholder: 'https://sandbox.sellingpartnerapi-eu.amazon.com',
    help: 'Leave empty. Only for Amazon’s sandbox or a test system.',
  },
  tokenAddress: {
    label: 'Other token address',
    input: 'url',
    placeholder: 'https://api.amazon.com/auth/o2/token',
    help: 'Leave empty. Only for a test system.',
  },
};

export const connectHelp = `1. In Seller Central open **Apps and Services → Develop Apps**. Register as a private developer if you have not yet, and ask for
   the roles **Inventory and Order Tracking** and, to see names and addresses, **Direct-to-Consumer Shipping** and **Tax Remittance**.
2. Add an app client of type *SP API*. **View** shows its client id and client secret.
3. **Authorize** the app for your own account: the refresh token is shown once. Paste all three here.
4. Choose the region and the marketplaces, and copy the merchant token from **Settings → Account info**.

Amazon allows one page of orders about every three minutes, so changes arrive within about five.`;
