import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect } from '@playwright/test';
import { test } from './demo';

const sample = readFileSync(
  fileURLToPath(new URL('../../server/connectors/generic/fixtures/shopify/order.test_1.json', import.meta.url)),
  'utf8',
);

test('any system is connected from a pasted sample, without typing JSON', async ({ page, home }) => {
  await page.goto(`${home}/connections/new`);
  await page.getByRole('link', { name: /^Any other system/ }).click();
  await page.getByLabel('Name').fill('Old web shop');
  await page.getByLabel('A sample').fill(sample);
  await page.getByRole('button', { name: 'Find the fields' }).click();
  await expect(page.getByText('This is an order of Shopify.')).toBeVisible();
  await expect(page.getByText('The sample reads as order #1001')).toBeVisible();

  await page.getByRole('button', { name: /^The order/ }).click();
  await page.getByRole('button', { name: /^Order: Order number: name/ }).click();
  await page.getByRole('combobox', { name: 'Order: Order number' }).fill('order_number');
  await page.getByRole('option', { name: /^order_number/ }).click();
  await expect(page.getByText('The sample reads as order 1001')).toBeVisible();

  await page.getByRole('textbox', { name: 'Webhook secret' }).fill('a secret only the two of us know');
  await page.getByRole('button', { name: 'Connect', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Old web shop');
  await expect(page.getByLabel('Webhook address')).toHaveValue(/\/api\/hooks\/.{20,}/);
});

test('a sample that is no JSON is refused with what to do', async ({ page, home }) => {
  await page.goto(`${home}/connections/new?channel=generic`);
  await page.getByLabel('A sample').fill('order 1001, two mugs');
  await page.getByRole('button', { name: 'Find the fields' }).click();
  await expect(page.getByText(/Copy the whole message/)).toBeVisible();
});

test('a connection that cannot be reached says so before it is saved', async ({ page, home }) => {
  await page.goto(`${home}/connections/new?channel=sandbox-market`);
  await page.getByRole('textbox', { name: 'API key' }).fill('wrong');
  await page.getByRole('textbox', { name: 'Signing secret' }).fill(`whsec_${'a'.repeat(32)}`);
  await page.getByRole('textbox', { name: 'Address' }).fill('http://127.0.0.1:9');
  await page.getByRole('button', { name: 'Test connection' }).click();
  await expect(page.locator('form').getByRole('alert')).toBeVisible();
  await expect(page).toHaveURL(/connections\/new/);
});

test('a connection shows what it can do, is tested, asked and paused', async ({ page, home }) => {
  await page.goto(`${home}/connections`);
  await page.getByRole('link', { name: 'Lantern Bazaar' }).click();
  await page.getByRole('button', { name: 'Test connection' }).click();
  await expect(page.getByText(/It works\. This is the account of/)).toBeVisible();

  await page.getByRole('button', { name: 'Ask now' }).click();
  await expect(page.getByText(/Last asked just now: \d+ orders? seen/)).toBeVisible({ timeout: 20_000 });

  await page.getByRole('combobox', { name: 'Ask for new and changed orders' }).click();
  await page.getByRole('option', { name: 'Every 5 minutes' }).click();
  await expect(page.getByText('It is asked every 5 minutes from now on.')).toBeVisible();

  await page.getByRole('button', { name: 'Pause' }).click();
  await expect(page.getByRole('button', { name: 'Resume' })).toBeVisible();
  await page.getByRole('button', { name: 'Resume' }).click();
  await expect(page.getByRole('button', { name: 'Pause' })).toBeVisible();
});

test('one order is fetched by its number', async ({ page, home }) => {
  await page.goto(`${home}/connections`);
  await page.getByRole('link', { name: 'Harbour Market' }).click();
  await page.getByLabel('One order, by its number there').fill('HM-100001');
  await page.getByRole('button', { name: 'Fetch it' }).click();
  await expect(page.getByText(/HM-100001/).first()).toBeVisible();
});

test('a stored key is never shown again', async ({ page, home }) => {
  await page.goto(`${home}/connections`);
  await page.getByRole('link', { name: 'Harbour Market' }).click();
  await expect(page.getByRole('textbox', { name: 'API key' })).toHaveValue('');
  await expect(page.getByText(/Stored, ends in/).first()).toBeVisible();
});
