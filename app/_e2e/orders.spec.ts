import { expect } from '@playwright/test';
import { test } from './demo';

test('new orders appear by themselves while one is looking', async ({ page, home }) => {
  await page.goto(`${home}/orders`);
  const newest = page.locator('[data-row-link]').first();
  const first = await newest.textContent();
  await expect(newest).not.toHaveText(first ?? '', { timeout: 45_000 });
});

test('an order is found by its number, and the view is kept in the address', async ({ page, home }) => {
  await page.goto(`${home}/orders`);
  await expect(page.locator('[data-row-link]').first()).toBeVisible();
  await page.keyboard.press('/');
  await page.keyboard.type('HM-100001');
  await expect(page).toHaveURL(/search=HM-100001/);
  await expect(page.locator('[data-row-link]')).toHaveText(['HM-100001']);

  await page.reload();
  await expect(page.getByRole('searchbox', { name: 'Search orders' })).toHaveValue('HM-100001');
  await expect(page.locator('[data-row-link]')).toHaveText(['HM-100001']);
});

test('a search without an answer says so and offers the way back', async ({ page, home }) => {
  await page.goto(`${home}/orders?search=no-such-order-anywhere`);
  await page.getByRole('link', { name: 'Show all orders' }).click();
  await expect(page.locator('[data-row-link]').first()).toBeVisible();
});

test('an order that is not there is said to be not there', async ({ page, home }) => {
  for (const id of ['no-such-order', '0198f2aa-0000-7000-8000-000000000001']) {
    await page.goto(`${home}/orders/${id}`);
    await expect(page.getByText('This is not here.')).toBeVisible();
  }
});

test('orders are narrowed down by marketplace, tag and state', async ({ page, home }) => {
  await page.goto(`${home}/orders`);
  await page.getByRole('combobox', { name: 'From' }).click();
  await page.getByRole('option', { name: 'Lantern Bazaar' }).click();
  await expect(page.locator('[data-row-link]').first()).toHaveText(/^LB-/);
  await expect(page.locator('[data-row-link]', { hasText: 'HM-' })).toHaveCount(0);

  await page.getByRole('button', { name: 'Lantern Bazaar', exact: true }).first().click();
  await expect(page).toHaveURL(/tag=Lantern/);
  await page.getByText('Published', { exact: true }).first().click();
  await expect(page).toHaveURL(/state=published/);
});

test('arrow keys walk the list and Enter opens the order', async ({ page, home }) => {
  await page.goto(`${home}/orders?search=HM-10000`);
  const links = page.locator('[data-row-link]');
  await expect(links.nth(2)).toBeVisible();
  const second = await links.nth(1).textContent();
  await links.first().focus();
  await page.keyboard.press('ArrowDown');
  await expect(links.nth(1)).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`Order ${second}`);
});

test('an order page shows the whole way, what happened, and keeps a note', async ({ page, home }) => {
  await page.goto(`${home}/orders?search=HM-100003`);
  await page.locator('[data-row-link]').first().click();
  const strip = page.getByRole('region', { name: 'Where the order is' });
  // Once it has shipped, the way ends where it began: the marketplace stands there twice.
  await expect(strip.getByRole('button', { name: /^Harbour Market/ }).first()).toBeVisible();
  await expect(strip.getByRole('button', { name: /^Workshop Store/ })).toBeVisible({ timeout: 30_000 });
  await expect(page.getByRole('link', { name: /^WS-\d+$/ })).toBeVisible();
  await expect(page.getByRole('list', { name: 'Articles' }).getByRole('listitem').first()).toBeVisible();

  await page.getByLabel('Write a note').fill('Buyer asked for gift wrap.');
  await page.getByRole('button', { name: 'Add note' }).click();
  await expect(page.getByText('Buyer asked for gift wrap.')).toBeVisible();
  await expect(page.getByLabel('Write a note')).toHaveValue('');
});

test('an order says why it was published, with the rule', async ({ page, home }) => {
  await page.goto(`${home}/orders?search=HM-100003`);
  await page.locator('[data-row-link]').first().click();
  await page.getByRole('button', { name: 'Why did it (not) publish?' }).click();
  await expect(page.getByText(/HM-100003/).last()).toBeVisible();
});

test('the message as it came is one click deeper', async ({ page, home }) => {
  await page.goto(`${home}/orders?search=HM-100003`);
  await page.locator('[data-row-link]').first().click();
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Messages as they came' }).click();
  await expect(
    page
      .getByRole('dialog')
      .getByRole('region', { name: /^Content/ })
      .first(),
  ).toContainText('HM-100003');
});

test('everything is found from any page by Ctrl K', async ({ page, home }) => {
  // The demo's orders come one by one: this one is there before it is looked for.
  await page.goto(`${home}/orders?search=HM-100002`);
  await expect(page.getByRole('link', { name: 'HM-100002' })).toBeVisible({ timeout: 30_000 });
  await page.goto(`${home}/help`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Help');
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('textbox', { name: /Search orders/ })).toBeFocused();
  await page.keyboard.type('HM-100002');
  const found = page.getByRole('dialog').getByRole('option').or(page.getByRole('dialog').getByRole('button'));
  await found.filter({ hasText: 'HM-100002' }).first().click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Order HM-100002');
});
