import { test } from './demo';

for (const scheme of ['light', 'dark'] as const)
  for (const width of [1280, 375])
    test(`${scheme} ${width}`, async ({ page, home }) => {
      test.setTimeout(120_000);
      await page.emulateMedia({ colorScheme: scheme });
      await page.setViewportSize({ width, height: 900 });
      const shot = (name: string) =>
        page.screenshot({ path: `/tmp/ch-shots/${name}-${scheme}-${width}.png`, fullPage: true });
      const settle = async () => {
        await page.getByRole('heading', { level: 1 }).waitFor();
        await page.waitForTimeout(1200);
      };
      await page.goto(`${home}/code-map`);
      await settle();
      await shot('code-map');
      if (scheme === 'light' && width === 1280) {
        for (const channel of ['amazon', 'ebay', 'mirakl', 'shopify', 'woocommerce', 'vendure', 'generic']) {
          await page.goto(`${home}/connections/new?channel=${channel}`);
          await settle();
          await shot(`new-${channel}`);
        }
      }
      await page.goto(`${home}/connections/new?channel=mirakl`);
      await settle();
      await shot('new-mirakl');
      await page.goto(`${home}/connections`);
      await page.getByRole('link', { name: 'Workshop Store' }).first().click();
      await settle();
      await shot('connection');
    });
