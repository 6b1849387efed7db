import { expect } from '@playwright/test';
import { test } from './demo';

test('a carrier is matched beside the account, leaves as a table file, and can be taken back', async ({
  page,
  home,
}) => {
  await page.goto(`${home}/code-map`);
  await page.getByRole('combobox', { name: 'Told to' }).click();
  await page.getByRole('option', { name: 'Lantern Bazaar' }).click();
  await expect(page).toHaveURL(/code-map\?at=/);
  await page.getByRole('tab', { name: /^Carriers/ }).click();

  await page.getByLabel('Carrier on the order').fill('House van of the workshop');
  await page.getByRole('combobox', { name: 'is called at Lantern Bazaar' }).fill('VAN-1');
  await page.getByLabel('Tracking link (optional)').fill('https://van.example/{number}');
  await page.getByRole('button', { name: 'Add match for a carrier' }).click();
  await expect(page.getByRole('cell', { name: 'VAN-1', exact: true })).toBeVisible();

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Export' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('carriers-and-reasons-lantern-bazaar.csv');

  await page.getByRole('button', { name: 'Remove House van of the workshop' }).click();
  await expect(page.getByRole('cell', { name: 'VAN-1', exact: true })).toHaveCount(0);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByRole('cell', { name: 'VAN-1', exact: true })).toBeVisible();

  await page.getByRole('tab', { name: /^Reasons for returning/ }).click();
  await expect(page.getByRole('radio', { name: 'Send it' })).toBeChecked();
  await expect(page.getByText('The marketplace is told the reason as it is.')).toBeVisible();
});
