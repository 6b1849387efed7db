import { test } from './demo';
test('shots', async ({ page, home }) => {
  test.setTimeout(200_000);
  await page.goto(`${home}/health`);
  await page.waitForTimeout(12000);
  for (const scheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: scheme });
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.goto(`${home}/health`);
    await page.waitForSelector('.recharts-bar-rectangle', { timeout: 15000 }).catch(() => undefined);
    await page.waitForTimeout(1500);
    await page.screenshot({ path: `/tmp/health/shots/health-${scheme}.png`, fullPage: true });
    await page.setViewportSize({ width: 375, height: 800 });
    await page.waitForTimeout(1500);
    await page.screenshot({ path: `/tmp/health/shots/health-${scheme}-375.png`, fullPage: true });
  }
});
