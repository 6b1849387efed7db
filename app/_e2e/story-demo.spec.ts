import { expect, type Page } from '@playwright/test';
import { z } from 'zod';
import { test } from './demo';
import { axeFindings, demoPlaces, to } from './story-kit';

const Orders = z.object({ orders: z.array(z.object({ number: z.string() })) });
const Ledger = z.object({
  entries: z.array(z.object({ operation: z.string(), outcome: z.string(), reference: z.string().nullable() })),
});

/** Buyers order something the shop does not know under that name. */
async function orderUnknown(page: Page, { market, sku, count }: { market: string; sku: string; count: number }) {
  const answer = await page.request.post(`${market}/_control/orders`, { data: { count, skus: [sku], quantity: 1 } });
  return Orders.parse(await answer.json()).orders.map(({ number }) => number);
}

test('the first minutes: Health fills by itself, orders come in while one looks', async ({ page }) => {
  await page.goto(to('health'));
  const sentence = page
    .getByRole('main')
    .getByText(/orders? in the last 24 hours/)
    .first();
  const ordersSoFar = async () => Number(/(\d+) orders? in the last/.exec((await sentence.textContent()) ?? '')?.[1]);
  await expect.poll(ordersSoFar, { timeout: 30_000 }).toBeGreaterThan(1);
  const before = await ordersSoFar();
  await expect.poll(ordersSoFar, { timeout: 30_000 }).toBeGreaterThan(before);
  for (const name of ['Harbour Market', 'Lantern Bazaar', 'Workshop Store']) {
    await expect(page.getByRole('region', { name: 'Connections' }).getByText(name)).toBeVisible();
  }
});

test('three orders wait for one unknown SKU: one card, fixed once, each order made once', async ({ page }) => {
  const { lantern, store } = await demoPlaces(page);
  const numbers = await orderUnknown(page, { market: lantern, sku: 'PARASOL-XL', count: 3 });
  await page.goto(to('health'));
  const card = page.locator('section[data-tone]').filter({ hasText: 'PARASOL-XL' });
  await expect(card).toContainText('3 orders', { timeout: 30_000 });

  await card.getByRole('button', { name: 'Map SKU' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(/^SKU at/).fill('TEAPOT-1L');
  await dialog.getByRole('button', { name: 'Map SKU' }).click();
  await expect(card).toHaveCount(0, { timeout: 30_000 });

  await page.goto(store);
  for (const number of numbers) {
    await expect(async () => {
      await page.reload();
      await expect(page.locator(`tr[data-source="${number}"]`)).toHaveCount(1, { timeout: 300 });
    }).toPass({ timeout: 20_000 });
    await expect(page.locator(`tr[data-source="${number}"]`)).toContainText('TEAPOT-1L');
  }
  const ledger = Ledger.parse(await (await page.request.get(`${store}/_control/ledger?limit=100000`)).json());
  const made = ledger.entries.filter(({ operation, outcome }) => operation === 'order' && outcome === 'done');
  expect(new Set(made.map(({ reference }) => reference)).size).toBe(made.length);
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 375, height: 740 } });

  test('an order that waits says why, and is fixed where it stands', async ({ page }) => {
    const { harbour } = await demoPlaces(page);
    const [number = ''] = await orderUnknown(page, { market: harbour, sku: 'HAMMOCK-2', count: 1 });
    await page.goto(to(`orders?search=${number}`));
    await page.getByRole('link', { name: number }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(`Order ${number}`);
    const strip = page.getByRole('region', { name: 'Where the order is' });
    await expect(strip.getByText(/HAMMOCK-2/).first()).toBeVisible({ timeout: 20_000 });
    await page.getByRole('button', { name: 'Why did it (not) publish?' }).click();
    const why = page
      .locator('section')
      .filter({ has: page.getByRole('button', { name: 'Why did it (not) publish?' }) });
    await expect(why.last()).toContainText('no product with the SKU HAMMOCK-2');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(375);
    expect(await axeFindings(page)).toEqual([]);

    await strip.getByRole('button', { name: 'Map SKU' }).click();
    await page
      .getByRole('dialog')
      .getByLabel(/^SKU at/)
      .fill('TEAPOT-1L');
    await page.getByRole('dialog').getByRole('button', { name: 'Map SKU' }).click();
    await expect(page.getByRole('main').getByText('Published').first()).toBeVisible({ timeout: 20_000 });
  });
});

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`before anybody is signed in, in ${colorScheme} colours`, () => {
    test.use({ colorScheme, storageState: { cookies: [], origins: [] } });

    test('the sign-in page keeps nobody out', async ({ page }) => {
      await page.goto('/sign-in');
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sign in');
      expect(await axeFindings(page)).toEqual([]);
    });
  });
}
