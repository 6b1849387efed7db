import { readFile } from 'node:fs/promises';
import { expect, type Page } from '@playwright/test';
import { productUrl } from '../../server/tooling/e2e-product';
import { test } from './demo';

async function download(page: Page): Promise<string> {
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export the set-up' }).click();
  return readFile(await (await saved).path(), 'utf8');
}

const bring = (page: Page, text: string) =>
  page.locator('input[type=file]').setInputFiles({
    name: 'set-up.json',
    mimeType: 'application/json',
    buffer: Buffer.from(text),
  });

test('the set-up goes out as a file, is planned before it comes in, and what is wrong with it is named at once', async ({
  page,
  home,
}) => {
  await page.goto(`${home}/settings`);
  const text = await download(page);
  const file = JSON.parse(text);
  const [flow] = file.flows;
  const dialog = page.getByRole('dialog', { name: 'Import a file' });

  const twin = { ...flow, name: 'Brought in by a file' };
  await bring(page, JSON.stringify({ ...file, flows: [...file.flows, twin] }));
  await expect(dialog.getByRole('listitem').filter({ hasText: 'Brought in by a file' })).toContainText('New');
  await expect(dialog.getByRole('listitem').filter({ hasText: flow.name })).toContainText('As it is');
  await dialog.getByRole('button', { name: 'Import' }).click();
  await expect(page.getByText('The file is imported.')).toBeVisible();
  await page.goto(`${home}/flows`);
  await expect(page.getByRole('article').filter({ hasText: 'Brought in by a file' })).toContainText('Draft');

  await page.goto(`${home}/settings`);
  const nowhere = { name: 'Nowhere', channel: 'shopify' };
  const noSuch = { connection: 'Nobody', matches: [] };
  await bring(page, JSON.stringify({ ...file, connections: [...file.connections, nowhere], skuMap: [noSuch] }));
  await expect(dialog.getByRole('alert')).toContainText('“Nowhere” (shopify), which is not connected here');
  await expect(dialog.getByRole('alert')).toContainText('“Nobody” and does not list it');
  await expect(dialog.getByRole('button', { name: 'Import' })).toHaveCount(0);
});

test('a template goes out as a file and comes in where there was none', async ({ page, home }) => {
  await page.goto(`${home}/templates`);
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'More about Updates back to the marketplace' }).click();
  await page.getByRole('menuitem', { name: 'Export as a file' }).click();
  const file = await (await saved).path();

  const opened = await page.request.post('/api/trpc/me.addWorkspace', {
    data: { name: 'Brought along' },
    headers: { origin: productUrl },
  });
  const { slug } = (await opened.json()).result.data;
  await page.goto(`/${slug}/templates`);
  await expect(page.getByText('None yet.')).toBeVisible();
  await page.locator('input[type=file]').setInputFiles(file);
  const dialog = page.getByRole('dialog', { name: 'Import a file' });
  await expect(dialog.getByRole('listitem')).toContainText('New template');
  await dialog.getByRole('button', { name: 'Import' }).click();
  await expect(page.getByText('The template is in your library.')).toBeVisible();
  await expect(page.getByText('None yet.')).toHaveCount(0);
});
