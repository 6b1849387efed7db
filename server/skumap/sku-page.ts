import { z } from 'zod';

const Page = z.tuple([z.uuid(), z.string().max(200)]);
interface SkuPage {
  readonly connectionId: string;
  readonly sku: string;
}

/** Where a page of the SKU map ended. */
export const encodeSkuPage = ({ connectionId, sku }: SkuPage): string =>
  Buffer.from(JSON.stringify([connectionId, sku])).toString('base64url');

/** Null for what we have not written. */
export function decodeSkuPage(text: string): SkuPage | null {
  try {
    const [connectionId, sku] = Page.parse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')));
    return { connectionId, sku };
  } catch {
    return null;
  }
}
