import { expect, type Page } from '@playwright/test';
import { z } from 'zod';
import { test } from './demo';
import { demoPlaces } from './story-kit';

const Placed = z.object({ orders: z.array(z.object({ number: z.string() })) });

/** An order for a product the shop does not know, of this test alone. */
async function placeStuck(page: Page, sku: string): Promise<string> {
  const { harbour } = await demoPlaces(page);
  const answer = await page.request.post(`${harbour}/_control/orders`, {
    data: { count: 1, skus: [sku], quantity: 1 },
  });
  const [placed] = Placed.parse(await answer.json()).orders;
  if (!placed) throw new Error('an order');
  return placed.number;
}

async function openOrder(page: Page, { home, number }: { home: string; number: string }) {
  await page.goto(`${home}/orders?search=${number}`);
  await page.getByRole('link', { name: number }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`Order ${number}`);
}

test('why an order did not go to the shop is said in one sentence that names the rule and the value', async ({
  page,
  home,
}) => {
  const number = await placeStuck(page, 'NO-PRODUCT-7');
  await openOrder(page, { home, number });
  await expect(page.getByText(/NO-PRODUCT-7/).first()).toBeVisible({ timeout: 30_000 });
  await page.getByRole('button', { name: 'Why did it (not) publish?' }).click();
  await expect(
    page.getByText(
      new RegExp(`^Order ${number} in Marketplaces to Workshop Store, at “.+”: .+ It waits now: .*NO-PRODUCT-7`),
    ),
  ).toBeVisible();
});

test('what an order says wrong is put right, tried again, and told in its story', async ({ page, home }) => {
  const number = await placeStuck(page, 'NO-PRODUCT-8');
  await openOrder(page, { home, number });
  await expect(page.getByText(/no product with the SKU NO-PRODUCT-8/).first()).toBeVisible({ timeout: 30_000 });
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Put it right' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('City').fill('Toledo');
  await dialog
    .getByLabel(/^SKU of/)
    .first()
    .fill('APRON-RUST');
  await dialog.getByRole('button', { name: 'Put it right' }).click();
  await expect(page.getByText(/Put right: .*SKU of/).first()).toBeVisible();
  await expect(page.getByText(/The source says: .*NO-PRODUCT-8/)).toBeVisible();
  await expect(page.getByText('Published', { exact: true }).first()).toBeVisible({ timeout: 30_000 });
});

test('a person is found, and erased from an order for good', async ({ page, home }) => {
  const number = await placeStuck(page, 'NO-PRODUCT-9');
  await openOrder(page, { home, number });
  await expect(page.getByText(/NO-PRODUCT-9/).first()).toBeVisible({ timeout: 30_000 });
  await page.goto(`${home}/settings/privacy`);
  await page.getByLabel('Email address or order number').fill(number);
  await page.getByRole('button', { name: 'Look', exact: true }).click();
  await expect(page.getByText(/^Held of this person: 1 order/)).toBeVisible();
  await page.getByText('Finish them first').click();
  await page.getByRole('button', { name: 'Erase this person' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Erase', exact: true }).click();
  await expect(page.getByText('Nothing here is known of this person.')).toBeVisible();
  await openOrder(page, { home, number });
  await expect(page.getByText(/The buyer was erased/)).toBeVisible();
});

test('what a change of the keeping times would remove is said before it is saved', async ({ page, home }) => {
  await page.goto(`${home}/settings/privacy`);
  await page.getByRole('combobox', { name: 'Keep raw messages for' }).click();
  await page.getByRole('option', { name: '14 days' }).click();
  await expect(page.getByText('This removes nothing that is here now.')).toBeVisible();
  await page.getByRole('button', { name: 'Leave it as it was' }).click();
  await expect(page.getByRole('combobox', { name: 'Keep raw messages for' })).toHaveValue('90 days');
});

test('a view of the runs is kept under a name, opened again and deleted, on a phone too', async ({ page, home }) => {
  await page.setViewportSize({ width: 375, height: 740 });
  await page.goto(`${home}/runs?state=done&hours=24`);
  await page.getByRole('button', { name: 'Views' }).click();
  await page.getByRole('menuitem', { name: 'Keep this view' }).click();
  const dialog = page.getByRole('dialog', { name: 'Keep this view' });
  await dialog.getByLabel('Name').fill('Done on the phone');
  await dialog.getByRole('button', { name: 'Keep it' }).click();
  await expect(page.getByRole('button', { name: 'Done on the phone', exact: true })).toBeVisible();

  await page.goto(`${home}/runs?state=problem`);
  await page.getByRole('button', { name: 'Views' }).click();
  await page.getByRole('menuitem', { name: 'Done on the phone' }).click();
  await expect(page).toHaveURL(/state=done&hours=24/);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(375);
  await page.getByRole('button', { name: 'The view Done on the phone' }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await expect(page.getByRole('button', { name: 'Views' })).toBeVisible();
});
