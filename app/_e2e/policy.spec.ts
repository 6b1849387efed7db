import { expect } from '@playwright/test';
import { test } from './demo';
import { refusals } from './policy-kit';

test('a script that got into the page does not run', async ({ page, home }) => {
  const refused = refusals(page);
  await page.goto(`${home}/help`);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  const ran = await page.evaluate(async () => {
    document.body.insertAdjacentHTML('beforeend', '<img src="nowhere:" onerror="window.ranHandler = true">');
    const script = document.createElement('script');
    script.textContent = 'window.ranScript = true';
    const frame = document.createElement('div');
    frame.innerHTML = '<a href="javascript:window.ranLink = true">x</a>';
    document.body.append(frame);
    // As markup brings it, without the trust that a script of ours hands on.
    document.body.insertAdjacentHTML('beforeend', script.outerHTML);
    const planted = document.createElement('iframe');
    planted.srcdoc = '<script>parent.ranFrame = true</script>';
    document.body.append(planted);
    frame.querySelector('a')?.click();
    await new Promise((resolve) => setTimeout(resolve, 300));
    return ['ranHandler', 'ranScript', 'ranLink', 'ranFrame'].filter((name) => name in window);
  });
  expect(ran).toEqual([]);
  expect(refused.length).toBeGreaterThanOrEqual(2);
});

test('palette, menu, dialog and drawer open with nothing refused', async ({ page, home }) => {
  const refused = refusals(page);
  await page.goto(`${home}/settings`);
  await expect(page.getByRole('button', { name: 'Invite somebody' })).toBeVisible();
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('dialog', { name: 'Search and actions' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.getByRole('button', { name: /^You: / }).click();
  await expect(page.getByRole('menuitem', { name: 'My account' })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Invite somebody' }).click();
  await expect(page.getByRole('dialog', { name: 'Invite somebody' })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.setViewportSize({ width: 375, height: 740 });
  await page.getByRole('button', { name: 'More' }).last().click();
  await expect(page.getByRole('dialog').getByRole('link', { name: 'SKU map' })).toBeVisible();
  expect(refused).toEqual([]);
});
