import { z } from 'zod';
import type { ConnectField } from '../connect-field';
import type { Call } from '../contract';

export const Credentials = z.object({
  apiKey: z.string().min(8, 'Please paste the whole key.'),
});

/** "A, B ;C" → ["A", "B", "C"]. */
const Codes = z.string().default('');

export const Settings = z.object({
  baseUrl: z
    .url({ protocol: /^https?$/, error: 'Please give the marketplace’s Mirakl address, beginning with https://.' })
    .transform((url) => url.replace(/\/+$/, '').replace(/\/(api|mmp|sellers)(\/.*)?$/, '')),
  shopId: z.string().regex(/^\d*$/, 'A shop id is a number.').default(''),
  autoAccept: z.boolean().default(true),
  handOver: z.enum(['shippable', 'always']).default('shippable'),
  taxPaidBy: z.enum(['told', 'merchant', 'channel']).default('told'),
  customerReasons: Codes,
  labelTypes: Codes,
  uploadType: z.string().default(''),
  tagsField: z.string().default(''),
  fields: z.record(z.string(), z.string()).default({}),
});
export type Settings = z.infer<typeof Settings>;
export type MiraklCall = Call<z.infer<typeof Credentials>, Settings>;

/** What reading a message is given. */
export interface About {
  readonly connectionId: string;
  readonly settings: Settings;
}

export const codesIn = (text: string): readonly string[] => text.split(/[,;\s]+/).filter(Boolean);

export const fields: Readonly<Record<string, ConnectField>> = {
  apiKey: {
    label: 'API key',
    input: 'password',
    help: 'In the seller portal: your name → My user settings → API key.',
  },
  baseUrl: {
    label: 'Address of the marketplace',
    input: 'url',
    placeholder: 'https://marketplace.mirakl.net',
    help: 'The beginning of the address you see in your browser in the seller portal.',
  },
  shopId: { label: 'Shop id', help: 'Only if your user manages several shops. My account → Shop settings shows it.' },
  autoAccept: {
    label: 'Accept new orders automatically',
    input: 'toggle',
    help: 'On: every new order is accepted with all its lines as soon as it is seen. Off: accept them in the seller portal.',
  },
  handOver: {
    label: 'Hand orders to your flows',
    input: 'select',
    options: {
      shippable: 'When they can be shipped',
      always: 'As soon as they arrive',
    },
    help: 'Mirakl tells the buyer’s address only once an order is accepted and paid.',
  },
  taxPaidBy: {
    label: 'Sales tax is paid to the state by',
    input: 'select',
    options: { told: 'Whoever the order says', merchant: 'Us', channel: 'The marketplace' },
    help: 'Most orders do not say. Ask the marketplace if you are not sure.',
  },
  customerReasons: {
    label: 'Reasons that mean “the buyer cancelled”',
    placeholder: '34',
    help: 'Codes, with commas between. Other cancellations count as the marketplace’s.',
  },
  labelTypes: {
    label: 'Document types that are shipping labels',
    placeholder: 'SHIPPING_LABEL',
    help: 'Codes, with commas between. Such documents of open orders are fetched as labels. Empty: none.',
  },
  uploadType: {
    label: 'Document type for labels we send',
    placeholder: 'SHIPPING_LABEL',
    help: 'Its code at this marketplace; the marketplace decides which types there are.',
  },
  tagsField: { label: 'Custom field for tags', help: 'The code of an order’s custom field. Empty: tags are not sent.' },
  fields: {
    label: 'Other custom fields',
    input: 'mapping',
    placeholder: 'gift message',
    help: 'An attribute your flows set → the code of an order’s custom field.',
  },
};

export const connectHelp = `1. Sign in to the marketplace’s seller portal (an address like \`https://marketplace.mirakl.net\`).
2. Open your name at the top right → **My user settings** → **API key** and choose **Generate a new key**. Copy it here; a new key
   makes the old one invalid.
3. Paste the beginning of the portal’s address, up to \`.mirakl.net\`.

Every Mirakl marketplace (Best Buy Canada, Decathlon, Leroy Merlin, Myer …) is a connection of its own.`;
