import { fileURLToPath } from 'node:url';
import { defineConfig } from '@playwright/test';
import { findChromium } from '../setup/chromium';
import { productUrl } from './e2e-product';

const fromRoot = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const { executablePath, args, env } = findChromium();
const report = process.env['PLAYWRIGHT_JSON_OUTPUT_FILE'];

export default defineConfig({
  testDir: fromRoot('app/_e2e'),
  testMatch: '**/*.spec.ts',
  outputDir: fromRoot('test-results/e2e'),
  globalSetup: fromRoot('server/tooling/e2e-setup.ts'),
  reporter: [['list'], [fromRoot('server/tooling/failed-pages.ts')], ...jsonInto(report)],
  workers: 2,
  retries: 0,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  use: {
    browserName: 'chromium',
    baseURL: productUrl,
    viewport: { width: 1280, height: 800 },
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
    // A person pastes with the keys; a test looks at what was copied.
    permissions: ['clipboard-read', 'clipboard-write'],
    actionTimeout: 15_000,
    launchOptions: { executablePath, args: [...args], env: { ...definedOnly(process.env), ...env } },
  },
});

function jsonInto(outputFile: string | undefined): ['json', { outputFile: string }][] {
  return outputFile === undefined ? [] : [['json', { outputFile }]];
}

function definedOnly(variables: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(variables).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}
