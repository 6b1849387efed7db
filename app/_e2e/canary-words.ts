import { z } from 'zod';
import { mailPassword } from '../../server/tooling/e2e-product';
import { officialOrder } from './story-kit';

/** A word of its own for each thing that says who somebody is. */
const say = (field: string) => `zqp${field}x`;

const anAddress = (of: string) => ({
  first_name: say(`${of}first`),
  last_name: say(`${of}last`),
  name: `${say(`${of}first`)} ${say(`${of}last`)}`,
  company: say(`${of}company`),
  address1: say(`${of}street`),
  address2: say(`${of}floor`),
  city: say(`${of}city`),
  zip: say(`${of}zip`),
  phone: say(`${of}phone`),
});

const Lines = z.object({ line_items: z.array(z.record(z.string(), z.unknown())).min(1) });

/** An order as a shop sends it, with such a word wherever it tells something of a person. */
export function canaryOrder({ id, name, sku }: { id: number; name: string; sku: string }): Record<string, unknown> {
  const official = officialOrder();
  const properties = [{ name: 'Gift message', value: say('gift') }];
  const country = { country: 'Canada', country_code: 'CA', province: 'Ontario', province_code: 'ON' };
  return {
    ...official,
    id,
    name,
    email: `${say('mail')}@person.example`,
    contact_email: `${say('contact')}@person.example`,
    phone: say('phone'),
    note: say('note'),
    note_attributes: [{ name: 'birthday', value: say('birthday') }],
    client_details: { user_agent: say('agent'), browser_ip: say('ip') },
    customer: {
      id: say('ref'),
      first_name: say('first'),
      last_name: say('last'),
      email: `${say('mail')}@person.example`,
      phone: say('phone'),
      note: say('customernote'),
      default_address: { ...anAddress('home'), ...country },
    },
    shipping_address: { ...anAddress('ship'), ...country },
    billing_address: { ...anAddress('bill'), ...country },
    line_items: Lines.parse(official).line_items.map((line) => ({ ...line, sku, properties })),
  };
}

/** What people put right and write down about a person is theirs too. */
export const corrected = { was: say('shipstreet'), now: say('newstreet') };
export const noted = `Called ${say('first')} about ${say('birthday')}`;

/** Of a person, wherever it stands and however it is written. */
export const personsIn = (text: string): readonly string[] => found(text, /zqp[a-z]+x/gi);

/** What each credential of the workspace's accounts is. */
export const secrets = {
  signing: 'zqs-signing-secret',
  outgoing: 'Bearer zqs-outgoing-key',
  shop: 'zqs-shop-key',
  shopSigning: `whsec_${Buffer.from('zqs-shop-signing-secret-of-32-by').toString('base64')}`,
  service: 'zqs-service-key',
  /** Sent along with a webhook by whoever sends it. */
  header: 'zqs-header-key',
  mail: mailPassword,
} as const;

/** Any of those, and those that the product made itself. */
export const secretsIn = (text: string, made: readonly string[]): readonly string[] => {
  const lower = text.toLowerCase();
  const told = [...made, secrets.shopSigning].filter((secret) => lower.includes(secret.toLowerCase()));
  return [...found(text, /zqs-[a-z-]+/gi), ...told];
};

const found = (text: string, pattern: RegExp) => [...new Set([...text.matchAll(pattern)].map(([word]) => word))];
