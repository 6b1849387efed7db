import { fileURLToPath } from 'node:url';
import { defineConfig } from '@playwright/test';
import browserTests from './playwright.config';

/** The stories that need real software: `app/_e2e/*.peer.ts`. */
export default defineConfig({
  ...browserTests,
  testMatch: '**/*.peer.ts',
  outputDir: fileURLToPath(new URL('../../test-results/peers', import.meta.url)),
  globalSetup: fileURLToPath(new URL('peer-setup.ts', import.meta.url)),
  timeout: 180_000,
});
