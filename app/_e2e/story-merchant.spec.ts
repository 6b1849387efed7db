import { expect, type Locator, type Page } from '@playwright/test';
import { demoAccount, test } from './demo';
import { Drawing } from './story-draw';
import {
  demoPlaces,
  type Listener,
  officialOrder,
  openShop,
  sendSigned,
  startListener,
  storeSecret,
  to,
  untilShown,
} from './story-kit';

test.describe('a merchant', () => {
  test.use({ storageState: { cookies: [], origins: [] }, viewport: { width: 1600, height: 900 } });

  test('connects a marketplace and a shop, draws the way there and home, and an official order crosses both', async ({
    page,
  }) => {
    test.setTimeout(120_000);
    const shop = await openShop({ apiKey: 'corner-key' });
    const [paper, ink] = [await startListener(), await startListener()];
    try {
      await signIn(page);
      await connectMarketplace(page, { name: 'Ink Street', listener: ink });
      await connectMarketplace(page, { name: 'Paper Lane', listener: paper });
      const paperHook = await page.getByLabel('Webhook address').inputValue();
      await connectShop(page, shop.url);
      const url = await page.getByLabel('Webhook address').inputValue();
      shop.core.webhooks.subscribe({ url, secret: storeSecret, topics: [] });

      const drawing = new Drawing(page);
      await drawing.begin('Paper Lane and back');
      await drawThere(drawing);
      await drawHome(drawing);
      await drawing.publish();

      const body = JSON.stringify(officialOrder());
      expect((await sendSigned(paperHook, { body, secret: secretOf('Paper Lane') })).status).toBe(202);
      const row = page.locator('tr[data-source="#1002"]');
      await untilShown(page, { url: shop.url, locator: row });
      await expect(row).toContainText('1 × IPod Touch 8GB - Black IPOD2009BLACK');
      await expect(row).toContainText('181.09 USD');
      await expect(row.locator('.tag')).toHaveText('From Paper Lane');

      await row.getByRole('button', { name: /^Mark order .* as shipped/ }).click();
      const tracking = await trackingIn(row);
      await expect.poll(() => paper.heard.length, { timeout: 15_000 }).toBe(1);
      expect(paper.heard[0]?.path).toBe(`/orders/${officialOrder()['id']}/shipments`);
      expect(paper.heard[0]?.body).toContain(tracking.split(' ').at(-1));

      await seePath(page);
      expect(shop.core.ledger.summary().find(({ operation }) => operation === 'order')).toMatchObject({ twice: [] });
      expect(paper.heard).toHaveLength(1);
      expect(ink.heard).toEqual([]);
    } finally {
      await Promise.all([shop.stop(), paper.stop(), ink.stop()]);
    }
  });
});

/** "Swift Courier SW217692740", as the shop's own page shows it. */
const trackingIn = async (row: Locator) => ((await row.locator('td').nth(7).textContent()) ?? '').trim();

const secretOf = (name: string) => `the secret of ${name}`;

async function signIn(page: Page) {
  const { email, password } = demoAccount();
  await page.goto('/');
  await page.getByLabel('Email').fill(email);
  await page.getByRole('textbox', { name: 'Password' }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Health');
}

async function connectMarketplace(page: Page, { name, listener }: { name: string; listener: Listener }) {
  await page.getByRole('link', { name: 'Connections', exact: true }).first().click();
  await page.getByRole('link', { name: 'Add a connection' }).first().click();
  await page.getByRole('link', { name: /^Any other system/ }).click();
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill(name);
  await page.getByRole('textbox', { name: 'A sample' }).fill(JSON.stringify(officialOrder()));
  await page.getByRole('button', { name: 'Find the fields' }).click();
  await expect(page.getByText('The sample reads as order #1002')).toBeVisible();
  await page.getByRole('textbox', { name: 'Webhook secret' }).fill(secretOf(name));
  await page.getByRole('button', { name: /^More settings/ }).click();
  await page.getByRole('button', { name: /^Shipment Not sent/ }).click();
  await page.getByRole('textbox', { name: 'Address', exact: true }).fill(`${listener.url}/orders/{orderId}/shipments`);
  await page.getByRole('button', { name: 'Connect', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(name);
}

async function connectShop(page: Page, url: string) {
  await page.goto(to('connections/new'));
  await page.getByRole('link', { name: /^Demo store/ }).click();
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Corner Shop');
  await page.getByRole('textbox', { name: 'Address' }).fill(url);
  await page.getByRole('textbox', { name: 'API key' }).fill('corner-key');
  await page.getByRole('textbox', { name: 'Signing secret' }).fill(storeSecret);
  await page.getByRole('button', { name: 'Connect', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Corner Shop');
}

/** Source → tag → condition → publish: steps out of the palette and out of handles, wires from handle to card. */
async function drawThere(drawing: Drawing) {
  await drawing.choose(await drawing.drop('Orders from', { x: 420, y: 260 }), ['Account', 'Paper Lane']);
  const tag = await drawing.follow({ card: 'Orders from', port: 'out' }, { step: 'Tag', at: { x: 640, y: 240 } });
  await tag.getByRole('textbox', { name: 'The tag' }).fill('From Paper Lane');
  const condition = await drawing.drop('Condition', { x: 1060, y: 300 });
  await drawing.wire({ card: 'Tag', port: 'out' }, { to: 'Condition' });
  await condition.getByRole('button', { name: 'Condition', exact: true }).click();
  await condition.getByRole('textbox', { name: 'Compare with' }).fill('From Paper Lane');
  const publish = await drawing.follow(
    { card: 'Condition', port: 'yes' },
    { step: 'Publish', at: { x: 1000, y: 460 } },
  );
  await drawing.choose(publish, ['Send to', 'Corner Shop']);
  await expect(drawing.card('Publish')).toContainText('Corner Shop');
}

/** What the shop ships is offered to both marketplaces, each of which gets only its own. */
async function drawHome(drawing: Drawing) {
  const { page } = drawing;
  const shop = await drawing.name(await drawing.drop('Orders from', { x: 420, y: 560 }), 'Corner Shop ships');
  await drawing.choose(shop, ['Account', 'Corner Shop']);
  await shop.getByRole('checkbox', { name: 'Shipments' }).check();
  await shop.getByRole('checkbox', { name: 'New orders' }).uncheck();
  for (const [name, y] of [
    ['Paper Lane', 640],
    ['Ink Street', 780],
  ] as const) {
    const back = await drawing.name(await drawing.drop('Publish', { x: 760, y }), `Back to ${name}`);
    await drawing.choose(back, ['Send to', name]);
    await back.getByRole('switch', { name: 'Only orders that came from there' }).check();
    await drawing.wire({ card: 'Corner Shop ships', port: 'out' }, { to: `Back to ${name}` });
  }
  await expect(page.getByText(/^7 steps/)).toContainText('no problems');
}

/** The run says step by step why, and its path is lit on the drawing. */
async function seePath(page: Page) {
  await page.goto(to('runs'));
  const row = page.getByRole('row', { name: /#1002/ }).filter({ hasText: 'Order received' });
  await row.getByRole('link').click();
  await expect(page.getByText(/they have the tag “From Paper Lane”/)).toBeVisible();
  const canvas = page.getByRole('region', { name: 'Canvas' });
  await expect(canvas.locator('[data-lit]:not(g)')).toHaveCount(4);
  await expect(canvas.locator('g[data-lit]')).toHaveCount(3);
}

test('what the shop ships is told to the marketplace the order came from, and to no other', async ({ page }) => {
  const { harbour, lantern, store } = await demoPlaces(page);
  await page.goto(harbour);
  await page.getByRole('button', { name: 'Place an order' }).click();
  const number = (await page.locator('tr[data-order]').first().getAttribute('data-order')) ?? '';

  const inStore = page.locator(`tr[data-source="${number}"]`);
  await untilShown(page, { url: store, locator: inStore });
  await inStore.getByRole('button', { name: /^Mark order .* as shipped/ }).click();
  const tracking = await trackingIn(inStore);
  expect(tracking).toMatch(/ \w{2}\d{9}$/);

  const atHarbour = page.locator(`tr[data-order="${number}"]`);
  await untilShown(page, { url: `${harbour}/?search=${number}`, locator: atHarbour.getByText(tracking) });
  await page.goto(lantern);
  await expect(page.locator('tr[data-order]').first()).toBeVisible();
  await expect(page.getByText(tracking)).toHaveCount(0);
});
