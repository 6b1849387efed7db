import { expect, type Page } from '@playwright/test';
import { z } from 'zod';
import { shopWork } from '../../server/peers/shop-work';
import { signIn as signInAtVendure, type VendureAdmin } from '../../server/peers/vendure-admin';
import { peerVendure } from '../../server/tooling/peer-vendure';
import { test } from './demo';
import { Drawing } from './story-draw';
import { officialOrder, sendSigned, startListener, to } from './story-kit';
import { connectMarketplace, drawHome, drawThere, secretOf, seePath, signIn } from './story-steps';

test.use({ storageState: { cookies: [], origins: [] }, viewport: { width: 1600, height: 900 } });

const vendure = peerVendure();

test('an official order crosses a drawn flow into a real Vendure shop, and its tracking number comes home', async ({
  page,
}) => {
  const [paper, ink] = [await startListener(), await startListener()];
  try {
    await signIn(page);
    await connectMarketplace(page, { name: 'Ink Street', listener: ink });
    await connectMarketplace(page, { name: 'Paper Lane', listener: paper });
    const hook = await page.getByLabel('Webhook address').inputValue();
    await connectVendure(page);
    const shopPage = page.url();

    const drawing = new Drawing(page);
    await drawing.begin('Paper Lane and back');
    await drawThere(drawing, 'My Vendure');
    await drawHome(drawing, 'My Vendure');
    await drawing.publish();

    const body = JSON.stringify(officialOrder());
    expect((await sendSigned(hook, { body, secret: secretOf('Paper Lane') })).status).toBe(202);

    const admin = await signInAtVendure(vendure.url, vendure.superadmin);
    await expect.poll(async () => (await placedOrders(admin)).length, { timeout: 30_000 }).toBe(1);
    const [order] = await placedOrders(admin);
    expect(order).toMatchObject({
      totalWithTax: 18_109,
      currencyCode: 'USD',
      customFields: { tags: ['From Paper Lane'] },
      shippingAddress: { fullName: 'Jane Smith', city: 'Fakecity', countryCode: 'CA' },
      lines: [{ quantity: 1, productVariant: { sku: 'IPOD2009BLACK' } }],
    });

    const lines = (order?.lines ?? []).map(({ id, quantity }) => ({ orderLineId: id, quantity }));
    await shopWork(admin).ship(lines, { carrier: 'DHL', tracking: 'JD014600007' });
    await page.goto(shopPage);
    await page.getByRole('button', { name: 'Ask now' }).click();
    await expect.poll(() => paper.heard.length, { timeout: 30_000 }).toBe(1);
    expect(paper.heard[0]?.path).toBe(`/orders/${officialOrder()['id']}/shipments`);
    expect(paper.heard[0]?.body).toContain('"trackingNumber":"JD014600007"');

    await seePath(page);
    expect(await placedOrders(admin)).toHaveLength(1);
    expect(paper.heard).toHaveLength(1);
    expect(ink.heard).toEqual([]);
  } finally {
    await Promise.all([paper.stop(), ink.stop()]);
  }
});

async function connectVendure(page: Page) {
  await page.goto(to('connections/new'));
  await page.getByRole('link', { name: /^Vendure/ }).click();
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('My Vendure');
  await page.getByRole('textbox', { name: 'API key' }).fill(vendure.apiKey);
  await page.getByRole('textbox', { name: 'Admin API address' }).fill(vendure.url);
  await page.getByRole('button', { name: /^More settings/ }).click();
  for (const [label, field] of [
    ['Order field: our reference', 'externalRef'],
    ['Order field: tags', 'tags'],
    ['Line field: price', 'unitPriceOverride'],
    ['Line field: our line id', 'externalLineId'],
    ['Order field: delivery charge', 'shippingPriceOverride'],
  ] as const) {
    await page.getByRole('textbox', { name: label }).fill(field);
  }
  await page.getByRole('button', { name: 'Test connection' }).click();
  await expect(page.getByText(/It works\. This is the account of 127\.0\.0\.1/)).toBeVisible();
  await page.getByRole('button', { name: 'Connect', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('My Vendure');
}

const Placed = z.object({
  id: z.string(),
  totalWithTax: z.number(),
  currencyCode: z.string(),
  customFields: z.object({ tags: z.array(z.string()).nullable() }),
  shippingAddress: z.object({ fullName: z.string(), city: z.string(), countryCode: z.string() }),
  lines: z.array(z.object({ id: z.string(), quantity: z.number(), productVariant: z.object({ sku: z.string() }) })),
});

/** As the shop's owner sees them: through Vendure's own Admin API. */
async function placedOrders(admin: VendureAdmin) {
  const { orders } = await admin.ask(
    `{ orders(options: { filter: { orderPlacedAt: { isNull: false } } }) { items {
      id totalWithTax currencyCode customFields { tags } shippingAddress { fullName city countryCode }
      lines { id quantity productVariant { sku } }
    } } }`,
    { answer: z.object({ orders: z.object({ items: z.array(Placed) }) }) },
  );
  return orders.items;
}
