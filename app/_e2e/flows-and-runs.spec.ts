import { expect } from '@playwright/test';
import { test } from './demo';

test('a flow is created by its name and opens on its canvas', async ({ page, home }) => {
  await page.goto(`${home}/flows`);
  await page.getByRole('button', { name: 'Create a flow' }).click();
  await page.getByRole('dialog').getByLabel('Name').fill('Autumn sale');
  await page.getByRole('dialog').getByRole('button', { name: 'Create' }).click();
  await expect(page).toHaveURL(/\/flows\/[0-9a-f-]{36}/);
  await page.goto(`${home}/flows`);
  await expect(page.getByRole('article').filter({ hasText: 'Autumn sale' })).toContainText('Draft');
});

test('an archived flow comes back by Undo', async ({ page, home }) => {
  await page.goto(`${home}/flows`);
  const copies = page.getByRole('article').filter({ hasText: 'Updates home' });
  await expect(copies).toHaveCount(1);
  await page.getByRole('button', { name: 'More about Updates home' }).click();
  await page.getByRole('menuitem', { name: 'Duplicate' }).click();
  await expect(copies).toHaveCount(2);

  const copy = copies.filter({ hasText: 'Draft' });
  await copy.getByRole('button', { name: /^More about/ }).click();
  await page.getByRole('menuitem', { name: 'Archive' }).click();
  await expect(copies).toHaveCount(1);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(copies).toHaveCount(2);
});

test('an archived flow waits below the list until it is brought back', async ({ page, home }) => {
  await page.goto(`${home}/flows`);
  await page.getByRole('button', { name: 'Create a flow' }).click();
  await page.getByRole('dialog').getByLabel('Name').fill('Last winter');
  await page.getByRole('dialog').getByRole('button', { name: 'Create' }).click();
  await expect(page).toHaveURL(/\/flows\/[0-9a-f-]{36}/);
  await page.goto(`${home}/flows`);
  const card = page.getByRole('article').filter({ hasText: 'Last winter' });
  await page.getByRole('button', { name: 'More about Last winter' }).click();
  await page.getByRole('menuitem', { name: 'Archive' }).click();
  await expect(card).toHaveCount(0);

  await page.getByRole('button', { name: /^Archived/ }).click();
  await page.getByRole('button', { name: 'Bring back Last winter' }).click();
  await expect(card).toHaveCount(1);
});

test('a run tells each step with its reason and what it changed', async ({ page, home }) => {
  await page.goto(`${home}/runs`);
  await page.getByRole('combobox', { name: 'Flow' }).click();
  await page.getByRole('option', { name: 'Marketplaces to Workshop Store' }).click();
  await expect(page.getByRole('row', { name: /Updates home/ })).toHaveCount(0);
  await page.locator('[data-row-link]').first().click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Marketplaces to Workshop Store, order/);
  await expect(page.getByRole('list', { name: 'Changes' }).first()).toContainText('Tags');
});

test('an order runs again on demand, without a second order in the shop', async ({ page, home }) => {
  await page.goto(`${home}/orders?search=HM-100004`);
  await page.locator('[data-row-link]').first().click();
  const number = page.getByRole('link', { name: /^WS-\d+$/ });
  await expect(number).toBeVisible({ timeout: 30_000 });
  const before = (await number.textContent()) ?? '';

  await page.getByRole('button', { name: 'Run it again' }).click();
  await page
    .getByRole('dialog')
    .getByRole('radio', { name: /^From the start/ })
    .check();
  await page.getByRole('dialog').getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(page.getByText(/^Flow Marketplaces to Workshop Store/)).toHaveCount(2, { timeout: 20_000 });
  await expect(number).toHaveText([before]);
});
