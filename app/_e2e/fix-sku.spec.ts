import { expect } from '@playwright/test';
import { test } from './demo';

test('an unknown SKU is matched once, and the order that waited for it goes on', async ({ page, home }) => {
  await page.goto(`${home}/health`);
  const toFix = page.getByRole('region', { name: 'To fix' });
  await expect(toFix.getByText(/no product with the SKU LANTERN-RED/)).toBeVisible({ timeout: 45_000 });
  const order = await toFix.getByRole('link', { name: /^Order / }).textContent();

  await toFix.getByRole('button', { name: 'Map SKU' }).click();
  const dialog = page.getByRole('dialog', { name: 'Which product is LANTERN-RED?' });
  await dialog.getByText('Perhaps one of these').waitFor();
  await dialog.locator('label').filter({ hasText: ', ' }).first().click();
  await expect(dialog.getByLabel(/^SKU at/)).not.toHaveValue('');
  await dialog.getByRole('button', { name: 'Map SKU' }).click();
  await expect(page.getByText(/LANTERN-RED is .+ from where they stopped/)).toBeVisible();

  await expect(page.getByText(/no product with the SKU LANTERN-RED/)).toHaveCount(0, { timeout: 30_000 });
  await page.goto(`${home}/orders?search=${(order ?? '').replace('Order ', '')}`);
  await expect(page.getByRole('row', { name: /Published/ })).toBeVisible({ timeout: 30_000 });

  await page.goto(`${home}/sku-map`);
  await expect(page.getByRole('cell', { name: 'LANTERN-RED', exact: true })).toBeVisible();
});

test('a match can be added, removed and brought back', async ({ page, home }) => {
  await page.goto(`${home}/sku-map`);
  await page.getByLabel('SKU on the order').fill('OLD-MUG');
  await page.getByLabel('is called').fill('MUG-9');
  await page.getByRole('button', { name: 'Add match' }).click();
  await expect(page.getByRole('cell', { name: 'OLD-MUG', exact: true })).toBeVisible();

  await page.getByRole('button', { name: 'Remove OLD-MUG' }).click();
  await expect(page.getByRole('cell', { name: 'OLD-MUG', exact: true })).toHaveCount(0);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByRole('cell', { name: 'OLD-MUG', exact: true })).toBeVisible();
});

test('the map leaves and comes back as a table file', async ({ page, home }) => {
  await page.goto(`${home}/sku-map`);
  await page.getByRole('button', { name: 'Import' }).waitFor();
  const file = { name: 'map.csv', mimeType: 'text/csv', buffer: Buffer.from('sku,target\nCSV-1,MUG-1\nCSV-2,MUG-2\n') };
  await page.locator('input[type=file]').setInputFiles(file);
  await page.getByRole('dialog').getByRole('button', { name: 'Import' }).click();
  await expect(page.getByRole('cell', { name: 'CSV-2', exact: true })).toBeVisible();

  await page.getByRole('button', { name: 'Export' }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: 'Workshop Store' }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/\.csv$/);
});
