import { existsSync, readdirSync, readFileSync } from 'node:fs';

/** Some official messages come with the code; where the whole collection lies beside the checkout, it is read too. */
const collections = {
  shopify: ['fixtures/shopify/', '../../../../shared/fixtures/shopify/rest-2026-07/'],
  woocommerce: ['fixtures/woocommerce/', '../../../../shared/fixtures/woocommerce/wp-api-v3/'],
} as const;

export interface OfficialMessage {
  readonly name: string;
  readonly json: unknown;
}

/** Every official message of that system whose file name begins so, each once. For tests. */
export function officialMessages(system: keyof typeof collections, begin: string): readonly OfficialMessage[] {
  const byName = new Map<string, OfficialMessage>();
  for (const path of collections[system]) {
    const folder = new URL(path, import.meta.url);
    const names = existsSync(folder) ? readdirSync(folder) : [];
    for (const name of names.filter((one) => one.startsWith(begin) && one.endsWith('.json'))) {
      byName.set(name, { name, json: JSON.parse(readFileSync(new URL(name, folder), 'utf8')) });
    }
  }
  return [...byName.values()];
}
