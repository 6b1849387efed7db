import { expect, type Page } from '@playwright/test';
import { test } from './demo';
import { everyPage } from './every-page';

/** Whatever the browser refuses, in its own words. */
function refusals(page: Page): string[] {
  const refused: string[] = [];
  page.on('console', (message) => {
    if (/Content Security Policy|Content-Security-Policy/i.test(message.text())) refused.push(message.text());
  });
  return refused;
}

const nonceIn = (policy: string) => /'nonce-([^']+)'/.exec(policy)?.[1];

test('every page runs and paints by a policy with nothing unsafe in it and a nonce of its own', async ({
  page,
  browser,
}) => {
  test.setTimeout(180_000);
  const { inside, outside } = await everyPage(page);
  const stranger = await browser.newPage({ storageState: { cookies: [], origins: [] } });
  const nonces = new Set<string | undefined>();
  for (const [visitor, addresses] of [
    [page, inside],
    [stranger, outside],
  ] as const) {
    const refused = refusals(visitor);
    for (const address of addresses) {
      const answer = await visitor.goto(address);
      const policy = answer?.headers()['content-security-policy'] ?? '';
      expect(policy, address).toContain("script-src 'self' 'nonce-");
      expect(policy, address).not.toContain('unsafe-');
      expect(answer?.headers()['cache-control'], address).toBe('private, no-store');
      nonces.add(nonceIn(policy));
      // The browser refuses style attributes of server-drawn markup, and nothing mends them afterwards.
      expect(await answer?.text(), address).not.toMatch(/<[a-z]+[^>]* style="/);
      await expect(visitor.getByRole('heading', { level: 1 }).first()).toBeVisible();
      await expect(visitor.locator('[aria-busy=true]')).toHaveCount(0);
      expect(refused, address).toEqual([]);
    }
  }
  expect(nonces.size).toBe(inside.length + outside.length);
  await stranger.close();
});

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
