/**
 * Lets Node 24 run our TypeScript as it stands: it strips the types itself, and this hook finds `./order` as `./order.ts`.
 * Use: node --import ./server/setup/resolve-typescript.mjs server/main.ts
 */
import { existsSync } from 'node:fs';
import { enableCompileCache, registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';

// Where the folder cannot be written Node goes on without the cache.
enableCompileCache(fileURLToPath(new URL('../../node_modules/.cache/sluice-compiled', import.meta.url)));

registerHooks({
  resolve(specifier, context, nextResolve) {
    return nextResolve(findTypeScript(specifier, context.parentURL) ?? specifier, context);
  },
});

/** Only for our own relative imports; what `next build` made names its files in full. */
function findTypeScript(specifier, parentUrl) {
  if (!specifier.startsWith('.') || !parentUrl?.startsWith('file:')) return undefined;
  if (parentUrl.includes('/node_modules/') || parentUrl.includes('/.next/')) return undefined;
  const url = new URL(specifier, parentUrl).href.replace(/\/$/, '');
  // The name may have dots of its own (`publish.node`), so a missing extension cannot be told from the name alone.
  return ['.ts', '/index.ts'].map((ending) => url + ending).find((candidate) => existsSync(new URL(candidate)));
}
