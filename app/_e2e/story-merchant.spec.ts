import { expect, type Locator, type Page } from '@playwright/test';
import { test } from './demo';
import { Drawing } from './story-draw';
import {
  demoPlaces,
  officialOrder,
  openShop,
  sendSigned,
  startListener,
  storeSecret,
  to,
  untilShown,
} from './story-kit';
import { connectMarketplace, drawHome, drawThere, secretOf, seePath, signIn } from './story-steps';

test.describe('a merchant', () => {
  test.use({ storageState: { cookies: [], origins: [] }, viewport: { width: 1600, height: 900 } });

  test('connects a marketplace and a shop, draws the way there and home, and an official order crosses both', async ({
    page,
  }) => {
    test.setTimeout(120_000);
    const shop = await openShop({ apiKey: 'corner-key' });
    const [paper, ink] = [await startListener(), await startListener()];
    try {
      await signIn(page);
      await connectMarketplace(page, { name: 'Ink Street', listener: ink });
      await connectMarketplace(page, { name: 'Paper Lane', listener: paper });
      const paperHook = await page.getByLabel('Webhook address').inputValue();
      await connectShop(page, shop.url);
      const url = await page.getByLabel('Webhook address').inputValue();
      shop.core.webhooks.subscribe({ url, secret: storeSecret, topics: [] });

      const drawing = new Drawing(page);
      await drawing.begin('Paper Lane and back');
      await drawThere(drawing, 'Corner Shop');
      await drawHome(drawing, 'Corner Shop');
      await drawing.publish();

      const body = JSON.stringify(officialOrder());
      expect((await sendSigned(paperHook, { body, secret: secretOf('Paper Lane') })).status).toBe(202);
      const row = page.locator('tr[data-source="#1002"]');
      await untilShown(page, { url: shop.url, locator: row });
      await expect(row).toContainText('1 × IPod Touch 8GB - Black IPOD2009BLACK');
      await expect(row).toContainText('181.09 USD');
      await expect(row.locator('.tag')).toHaveText('From Paper Lane');

      await row.getByRole('button', { name: /^Mark order .* as shipped/ }).click();
      const tracking = await trackingIn(row);
      await expect.poll(() => paper.heard.length, { timeout: 15_000 }).toBe(1);
      expect(paper.heard[0]?.path).toBe(`/orders/${officialOrder()['id']}/shipments`);
      expect(paper.heard[0]?.body).toContain(tracking.split(' ').at(-1));

      await seePath(page);
      expect(shop.core.ledger.summary().find(({ operation }) => operation === 'order')).toMatchObject({ twice: [] });
      expect(paper.heard).toHaveLength(1);
      expect(ink.heard).toEqual([]);
    } finally {
      await Promise.all([shop.stop(), paper.stop(), ink.stop()]);
    }
  });
});

/** "Swift Courier SW217692740", as the shop's own page shows it. */
const trackingIn = async (row: Locator) => ((await row.locator('td').nth(7).textContent()) ?? '').trim();

async function connectShop(page: Page, url: string) {
  await page.goto(to('connections/new'));
  await page.getByRole('link', { name: /^Demo store/ }).click();
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Corner Shop');
  await page.getByRole('textbox', { name: 'Address' }).fill(url);
  await page.getByRole('textbox', { name: 'API key' }).fill('corner-key');
  await page.getByRole('textbox', { name: 'Signing secret' }).fill(storeSecret);
  await page.getByRole('button', { name: 'Connect', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Corner Shop');
}

test('what the shop ships is told to the marketplace the order came from, and to no other', async ({ page }) => {
  const { harbour, lantern, store } = await demoPlaces(page);
  await page.goto(harbour);
  await page.getByRole('button', { name: 'Place an order' }).click();
  const number = (await page.locator('tr[data-order]').first().getAttribute('data-order')) ?? '';

  const inStore = page.locator(`tr[data-source="${number}"]`);
  await untilShown(page, { url: store, locator: inStore });
  await inStore.getByRole('button', { name: /^Mark order .* as shipped/ }).click();
  const tracking = await trackingIn(inStore);
  expect(tracking).toMatch(/ \w{2}\d{9}$/);

  const atHarbour = page.locator(`tr[data-order="${number}"]`);
  await untilShown(page, { url: `${harbour}/?search=${number}`, locator: atHarbour.getByText(tracking) });
  await page.goto(lantern);
  await expect(page.locator('tr[data-order]').first()).toBeVisible();
  await expect(page.getByText(tracking)).toHaveCount(0);
});
