import { z } from 'zod';
import type { ConnectField } from '../connect-field';
import type { Call } from '../contract';
import { isPrivateKey } from './digital-signature';

/** Optional secrets may be left empty. */
const Optional = z.string().trim().default('');

export const Credentials = z.object({
  clientId: z.string().trim().min(8, 'Please paste the whole App ID.'),
  clientSecret: z.string().trim().min(8, 'Please paste the whole Cert ID.'),
  refreshToken: z.string().trim().min(8, 'Please paste the whole refresh token.'),
  verificationToken: z
    .string()
    .trim()
    .regex(/^([\w-]{32,80})?$/, 'eBay wants 32 to 80 letters, digits, underscores or hyphens.')
    .default(''),
  signingKey: Optional.refine((key) => key === '' || isPrivateKey(key), 'This is not a private key.'),
  signingJwe: Optional,
});
export type Credentials = z.infer<typeof Credentials>;

export const Settings = z.object({
  environment: z.enum(['production', 'sandbox']).default('production'),
  marketplace: z.string().regex(/^EBAY_[A-Z]{2,}$/, 'must be one of eBay’s own, such as EBAY_AU'),
  apiAddress: z.union([z.url(), z.literal('')]).default(''),
});
export type Settings = z.infer<typeof Settings>;
export type EbayCall = Call<Credentials, Settings>;

/** Without a slash at the end. */
export const apiAddressOf = ({ apiAddress, environment }: Settings): string =>
  (apiAddress || (environment === 'sandbox' ? 'https://api.sandbox.ebay.com' : 'https://api.ebay.com')).replace(
    /\/+$/,
    '',
  );

const marketplaces: Readonly<Record<string, { readonly label: string; readonly site: string }>> = {
  EBAY_US: { label: 'United States', site: 'ebay.com' },
  EBAY_AU: { label: 'Australia', site: 'ebay.com.au' },
  EBAY_GB: { label: 'United Kingdom', site: 'ebay.co.uk' },
  EBAY_DE: { label: 'Germany', site: 'ebay.de' },
  EBAY_FR: { label: 'France', site: 'ebay.fr' },
  EBAY_IT: { label: 'Italy', site: 'ebay.it' },
  EBAY_ES: { label: 'Spain', site: 'ebay.es' },
  EBAY_CA: { label: 'Canada', site: 'ebay.ca' },
  EBAY_AT: { label: 'Austria', site: 'ebay.at' },
  EBAY_BE: { label: 'Belgium', site: 'ebay.be' },
  EBAY_CH: { label: 'Switzerland', site: 'ebay.ch' },
  EBAY_IE: { label: 'Ireland', site: 'ebay.ie' },
  EBAY_NL: { label: 'Netherlands', site: 'ebay.nl' },
  EBAY_PL: { label: 'Poland', site: 'ebay.pl' },
};

/** "ebay.de"; undefined for a marketplace we do not know. */
export const siteOf = (marketplace: string): string | undefined => marketplaces[marketplace]?.site;

export const fields: Readonly<Record<string, ConnectField>> = {
  clientId: {
    label: 'App ID (Client ID)',
    help: 'developer.ebay.com → your name → Application Keys, production keyset.',
  },
  clientSecret: { label: 'Cert ID (Client Secret)', input: 'password', help: 'On the same page, in the same keyset.' },
  refreshToken: {
    label: 'Refresh token',
    input: 'password',
    placeholder: 'v^1.1#…',
    help: 'eBay hands it out when you authorize your application (see “Where to find it”, 2). It lasts eighteen months.',
  },
  verificationToken: {
    label: 'Verification token',
    input: 'password',
    help: 'Only for notifications. Think of 32 to 80 letters and digits, and give eBay the same.',
  },
  signingKey: {
    label: 'Private key for signatures',
    input: 'password',
    help: 'Only if you sell from the EU or the UK: eBay refuses refunds and cancellations without signatures.',
  },
  signingJwe: {
    label: 'JWE of the key for signatures',
    input: 'password',
    help: 'Comes with the private key when you create one with eBay’s Key Management API.',
  },
  environment: {
    label: 'Environment',
    input: 'select',
    options: { production: 'Production', sandbox: 'Sandbox' },
  },
  marketplace: {
    label: 'Marketplace',
    input: 'select',
    options: Object.fromEntries(Object.entries(marketplaces).map(([id, { label }]) => [id, label])),
    help: 'Where you are registered. Orders of your other marketplaces come as well.',
  },
  apiAddress: {
    label: 'Address of the API',
    input: 'url',
    help: 'Leave it empty. Only for a server of your own in between.',
  },
};

export const connectHelp = `1. Sign in at **developer.ebay.com**, open **Application Keys** and create a keyset for Production (eBay approves new accounts
   within a day).
2. Beside the App ID choose **User Tokens** and add a redirect URL under **Get a Token from eBay via Your Application**. Open the
   sign-in page shown there with the scopes \`sell.fulfillment\` and \`sell.finances\` (refunds), agree, and exchange the code you
   are sent back with for tokens. Copy the **refresh token**.
3. Sellers in the EU and the UK also need a **signing key**: create one with the Key Management API (cipher ED25519) and paste its
   private key and its JWE.`;
