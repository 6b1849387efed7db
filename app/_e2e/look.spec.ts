import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import { test } from './demo';

const paths = [
  'health',
  'orders',
  'orders?search=no-such-order',
  'orders/no-such-order',
  'flows',
  'runs',
  'connections',
  'connections/new',
  'connections/new?channel=generic',
  'connections/new?channel=vendure',
  'sku-map',
  'templates',
  'templates/builtin:orders-to-shop',
  'settings',
  'settings/audit',
  'help',
];
/** Pages one reaches through a list: the list, and the link in it. */
const opened = [
  { list: 'orders', link: '[data-row-link]' },
  { list: 'runs', link: '[data-row-link]' },
  { list: 'connections', link: 'article a' },
];

async function settle(page: Page) {
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.locator('[aria-busy=true]')).toHaveCount(0);
}

async function findings(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${page.url()} ${id}: ${target.join(' ')}`));
}

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in ${colorScheme} colours`, () => {
    test.use({ colorScheme });

    test('no page has anything that keeps people out', async ({ page, home }) => {
      test.setTimeout(180_000);
      const found: string[] = [];
      for (const path of paths) {
        await page.goto(`${home}/${path}`);
        await settle(page);
        found.push(...(await findings(page)));
      }
      for (const { list, link } of opened) {
        await page.goto(`${home}/${list}`);
        await page.locator(link).first().click();
        await expect(page).toHaveURL(new RegExp(`${list}/.+`));
        await settle(page);
        found.push(...(await findings(page)));
      }
      expect(found).toEqual([]);
    });
  });
}

test.describe('on a phone', () => {
  test.use({ viewport: { width: 375, height: 740 } });

  test('no page is wider than the screen, and the pages are at the thumb', async ({ page, home }) => {
    test.setTimeout(120_000);
    const wide: string[] = [];
    for (const path of paths) {
      await page.goto(`${home}/${path}`);
      await settle(page);
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      if (width > 375) wide.push(`${path}: ${width}`);
    }
    expect(wide).toEqual([]);

    await page.getByRole('navigation', { name: 'Main pages' }).getByRole('link', { name: 'Orders' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Orders');
    await page.getByRole('button', { name: 'More' }).last().click();
    await page.getByRole('dialog').getByRole('link', { name: 'SKU map' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('SKU map');
  });
});

test('the colours one chooses stay chosen', async ({ page, home }) => {
  await page.goto(`${home}/help`);
  await page.getByRole('button', { name: 'Use dark colours' }).click();
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark');
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark');
});

test('pages run and paint by the content security policy, with nothing refused', async ({ page, home, request }) => {
  const refused: string[] = [];
  page.on('console', (message) => {
    if (/Content Security Policy/i.test(message.text())) refused.push(message.text());
  });
  for (const path of [`${home}/health`, `${home}/orders`, `${home}/connections/new`, '/not-here']) {
    const answer = await page.goto(path);
    expect(answer?.headers()['content-security-policy']).toContain("script-src 'self' 'nonce-");
    // The browser refuses style attributes of server-drawn markup, and nothing mends them afterwards.
    expect(await (await request.get(path)).text()).not.toMatch(/<[a-z]+[^>]* style="/);
    await page.waitForLoadState('networkidle');
  }
  expect(refused).toEqual([]);
});

test('a server that stops answering is said so, with what was last known, and it goes on by itself', async ({
  page,
  home,
}) => {
  await page.goto(`${home}/orders`);
  await expect(page.locator('[data-row-link]').first()).toBeVisible();
  await page.route('**/api/trpc/**', (route) => route.abort());
  await expect(page.getByText(/Sluice does not answer\. You see what was known/)).toBeVisible({ timeout: 30_000 });
  await expect(page.locator('[data-row-link]').first()).toBeVisible();
  await page.unroute('**/api/trpc/**');
  await expect(page.getByText(/Sluice does not answer/)).toBeHidden({ timeout: 20_000 });
});
