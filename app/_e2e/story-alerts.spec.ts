import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { test } from './demo';
import { axeFindings, officialOrder, sendSigned, startListener, to } from './story-kit';
import { lockedShop, secret } from './story-straight';

test('a key that has expired is one alert with a way to reconnect, over by itself once orders go on', async ({
  page,
}) => {
  test.setTimeout(120_000);
  const folder = mkdtempSync(join(tmpdir(), 'alert-shop-'));
  const file = join(folder, 'shop.sqlite');
  const { shop, hook } = await lockedShop(page, { file, source: 'Lighthouse Prints', name: 'Tidewater Shop' });
  try {
    for (const number of ['#T1', '#T2', '#T3']) {
      const body = JSON.stringify(officialOrder({ id: number.slice(1), name: number }));
      expect((await sendSigned(hook, { body, secret })).status).toBe(202);
    }

    await page.goto(to('alerts'));
    const card = page
      .getByRole('main')
      .locator('section')
      .filter({ hasText: 'Tidewater Shop needs to be reconnected' });
    await expect(card).toHaveCount(1, { timeout: 75_000 });
    await expect(card).toContainText('3 orders wait for it', { timeout: 30_000 });
    await expect(page.getByRole('link', { name: /^Alerts: \d+ open$/ })).toBeVisible();

    await card.getByRole('link', { name: 'Reconnect' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Tidewater Shop');
    const here = page.getByRole('region', { name: 'Alerts about this connection' });
    await expect(here.getByText('Tidewater Shop needs to be reconnected')).toHaveCount(1);
    await here.getByRole('link', { name: 'Reconnect' }).click();
    await page.getByRole('textbox', { name: 'API key' }).fill('new-key');
    await page.getByRole('button', { name: 'Save', exact: true }).click();

    await expect(here).toHaveCount(0, { timeout: 20_000 });
    await expect.poll(() => shop.core.book.size, { timeout: 20_000 }).toBe(3);
    await page.goto(to('alerts'));
    const resolved = page.getByRole('region', { name: 'Resolved' }).getByRole('listitem');
    await expect(resolved.filter({ hasText: 'Tidewater Shop needs to be reconnected' })).toHaveCount(1);
  } finally {
    await shop.stop();
    rmSync(folder, { recursive: true });
  }
});

test('a shop manager writes a rule, and a system of theirs is told, tried out and looked at', async ({
  page,
  home,
}) => {
  const listener = await startListener();
  await page.goto(`${home}/settings`);
  await page.getByRole('link', { name: 'Edit alerts' }).click();
  await page.getByRole('button', { name: 'Add a rule' }).click();
  await page.getByRole('menuitem', { name: 'Orders that need a fix' }).click();
  const dialog = page.getByRole('dialog', { name: 'Add a rule' });
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog.getByText('Please fill this in.')).toBeVisible();
  await dialog.getByLabel('Name').fill('Much money waits');
  await dialog.getByText('One for all together').click();
  await dialog.getByLabel('From so many orders').fill('5000');
  await dialog.getByRole('checkbox', { name: 'Or when so much money waits' }).check();
  await dialog.getByLabel('Amount').fill('250000');
  expect(await axeFindings(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Save' }).click();
  const rule = page.getByRole('listitem').filter({ hasText: 'Much money waits' });
  await expect(rule).toContainText(
    'When 5,000 orders wait or €250,000.00 waits for a fix. One alert for all causes together.',
  );
  await rule.getByRole('button', { name: 'Edit Much money waits' }).click();
  await page.getByRole('button', { name: 'Remove the rule' }).click();
  await expect(rule).toHaveCount(0);

  await page.goto(`${home}/settings/webhooks`);
  await page.getByRole('button', { name: 'Add a webhook' }).click();
  await page.getByLabel('Address').fill(`${listener.url}/tide`);
  await page.getByLabel('What it is for').fill('Tide tables');
  expect(await axeFindings(page)).toEqual([]);
  await page.getByRole('button', { name: 'Add it' }).click();
  await expect(page.getByLabel('Secret')).toHaveValue(/^whsec_.{40,}$/);
  await page.getByRole('button', { name: 'Done' }).click();
  const endpoint = page.getByRole('region', { name: 'Tide tables' });
  await endpoint.getByRole('button', { name: 'Send a test' }).click();
  await expect(endpoint.getByText(/^Answered 200/).first()).toBeVisible({ timeout: 20_000 });
  expect(listener.heard.some(({ path, body }) => path === '/tide' && body.includes('webhook.test'))).toBe(true);
  await endpoint.getByRole('button', { name: 'More about Tide tables' }).click();
  await endpoint.getByRole('menuitem', { name: 'Remove' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
  await expect(endpoint).toHaveCount(0);
  await listener.stop();
});
