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
    const ours =
      specifier.startsWith('.') &&
      context.parentURL?.startsWith('file:') &&
      !context.parentURL.includes('/node_modules/');
    return nextResolve(ours ? withExtension(new URL(specifier, context.parentURL)) : specifier, context);
  },
});

function withExtension(url) {
  // The name may have dots of its own (`publish.node`), so a missing extension cannot be told from the name alone.
  for (const ending of ['.ts', '/index.ts']) {
    const candidate = new URL(url.href.replace(/\/$/, '') + ending);
    if (existsSync(candidate)) return candidate.href;
  }
  return url.href;
}
