import { expect, type Page, type Response } from '@playwright/test';
import { test } from './demo';
import { everyPage } from './every-page';
import { judgePolicy, refusals } from './policy-kit';
import { axeFindings } from './story-kit';

async function settle(page: Page) {
  await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible();
  await expect(page.locator('[aria-busy=true]')).toHaveCount(0);
}

interface Walk {
  readonly addresses: readonly string[];
  readonly look: (answer: Response | null) => Promise<readonly string[]>;
}

/** Opens one page after the other. @returns what was found, each with its page */
async function walk(page: Page, { addresses, look }: Walk): Promise<string[]> {
  const found: string[] = [];
  for (const address of addresses) {
    const answer = await page.goto(address);
    await settle(page);
    found.push(...(await look(answer)).map((one) => `${address} ${one}`));
  }
  return found;
}

/** As far as a finger can push the page aside. */
async function widthBeyond(page: Page, width: number): Promise<readonly string[]> {
  const is = await page.evaluate(() => document.documentElement.scrollWidth);
  return is > width ? [`is ${is} wide`] : [];
}

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in ${colorScheme} colours`, () => {
    test.use({ colorScheme });

    test('no page has anything that keeps people out', async ({ page, browser }) => {
      test.setTimeout(300_000);
      const { inside, outside } = await everyPage(page);
      // What the colours do not change has been found in the light.
      const rules = colorScheme === 'dark' ? ['color-contrast'] : undefined;
      expect(await walk(page, { addresses: inside, look: () => axeFindings(page, rules) })).toEqual([]);
      const outsider = await browser.newContext({ storageState: { cookies: [], origins: [] }, colorScheme });
      const stranger = await outsider.newPage();
      expect(await walk(stranger, { addresses: outside, look: () => axeFindings(stranger, rules) })).toEqual([]);
      await outsider.close();
    });
  });
}

test.describe('on a phone', () => {
  const viewport = { width: 375, height: 740 };
  test.use({ viewport });

  test('no page is wider than the screen or has anything refused, and the pages are at the thumb', async ({
    page,
    browser,
    home,
  }) => {
    test.setTimeout(300_000);
    const { inside, outside } = await everyPage(page);
    const stranger = await browser.newPage({ storageState: { cookies: [], origins: [] }, viewport });
    const nonces = new Set<string>();
    const lookOf = (visitor: Page) => {
      const refused = refusals(visitor);
      return async (answer: Response | null) => {
        const { nonce, findings } = await judgePolicy(answer);
        nonces.add(nonce);
        return [...findings, ...(await widthBeyond(visitor, viewport.width)), ...refused.splice(0)];
      };
    };
    expect(await walk(page, { addresses: inside, look: lookOf(page) })).toEqual([]);
    expect(await walk(stranger, { addresses: outside, look: lookOf(stranger) })).toEqual([]);
    await stranger.close();
    expect(nonces.size).toBe(inside.length + outside.length);

    await page.goto(`${home}/health`);
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
