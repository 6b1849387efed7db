import { z } from 'zod';
import { failed, ok, type Result } from '../../../nodes/problem';
import { type ShopifyCall, scopes } from './account';
import { ask } from './graphql';
import { probeShop as probeOperation } from './operations';

/** Whose shop it is, and whether the app may do all it will be asked to. */
export async function probeShop(call: ShopifyCall): Promise<Result<{ account: string }>> {
  const probe = await ask(call, {
    query: probeOperation,
    answer: z.object({
      shop: z.object({ name: z.string(), myshopifyDomain: z.string(), currencyCode: z.string() }),
      currentAppInstallation: z.object({ accessScopes: z.array(z.object({ handle: z.string() })) }),
    }),
  });
  if (!probe.ok) return probe;
  const { shop, currentAppInstallation } = probe.value;
  const granted = new Set(currentAppInstallation.accessScopes.map(({ handle }) => handle));
  // Leave to write includes leave to read.
  const isGranted = (scope: string) => granted.has(scope) || granted.has(scope.replace(/^read_/, 'write_'));
  const missing = Object.entries(scopes).filter(([scope]) => !isGranted(scope));
  if (missing.length > 0) return failed(lacking(missing));
  return ok({ account: `${shop.name} (${shop.myshopifyDomain}), ${shop.currencyCode}` });
}

const lacking = (missing: readonly (readonly [scope: string, purpose: string])[]) => ({
  code: 'connection.forbidden' as const,
  message: `The app may not ${missing.map(([, purpose]) => purpose).join(', ')}.`,
  advice: `Add the scopes ${missing.map(([scope]) => scope).join(', ')} to the app in Shopify and install it again.`,
  retry: 'never' as const,
});
