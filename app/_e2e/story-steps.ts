import { expect, type Page } from '@playwright/test';
import { demoAccount } from './demo';
import type { Drawing } from './story-draw';
import { type Listener, officialOrder, to } from './story-kit';

/** What a merchant does, whatever the shop is. */
export const secretOf = (name: string) => `the secret of ${name}`;

export async function signIn(page: Page) {
  const { email, password } = demoAccount();
  // The account has other clients' workspaces too: this story is of one, and signing in leads to the page that was asked for.
  await page.goto(to('health'));
  await page.getByLabel('Email').fill(email);
  await page.getByRole('textbox', { name: 'Password' }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Health');
}

export async function connectMarketplace(page: Page, { name, listener }: { name: string; listener: Listener }) {
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

/** Source → tag → condition → publish: steps out of the palette and out of handles, wires from handle to card. */
export async function drawThere(drawing: Drawing, shop: string) {
  await drawing.choose(await drawing.drop('Orders from', { x: 420, y: 260 }), ['Account', 'Paper Lane']);
  const tag = await drawing.follow({ card: 'Orders from', port: 'out' }, { step: 'Tag', at: { x: 640, y: 240 } });
  await tag.getByRole('textbox', { name: 'The tag' }).fill('From Paper Lane');
  const condition = await drawing.drop('Condition', { x: 1060, y: 300 });
  await drawing.wire({ card: 'Tag', port: 'out' }, { to: 'Condition' });
  await condition.getByRole('textbox', { name: 'Compare with' }).fill('From Paper Lane');
  const publish = await drawing.follow(
    { card: 'Condition', port: 'yes' },
    { step: 'Publish', at: { x: 1000, y: 460 } },
  );
  await drawing.choose(publish, ['Send to', shop]);
  await expect(drawing.card('Publish')).toContainText(shop);
}

/** What the shop ships is offered to both marketplaces, each of which gets only its own. */
export async function drawHome(drawing: Drawing, shop: string) {
  const { page } = drawing;
  const source = await drawing.name(await drawing.drop('Orders from', { x: 420, y: 560 }), `${shop} ships`);
  await drawing.choose(source, ['Account', shop]);
  await source.getByRole('checkbox', { name: 'Shipments' }).check();
  await source.getByRole('checkbox', { name: 'New orders' }).uncheck();
  for (const [name, y] of [
    ['Paper Lane', 640],
    ['Ink Street', 780],
  ] as const) {
    const back = await drawing.name(await drawing.drop('Publish', { x: 760, y }), `Back to ${name}`);
    await drawing.choose(back, ['Send to', name]);
    await back.getByRole('switch', { name: 'Only orders that came from there' }).check();
    await drawing.wire({ card: `${shop} ships`, port: 'out' }, { to: `Back to ${name}` });
  }
  await expect(page.getByText(/^7 steps/)).toContainText('no problems');
}

/** The run says step by step why, and its path is lit on the drawing. */
export async function seePath(page: Page) {
  await page.goto(to('runs'));
  const row = page.getByRole('row', { name: /#1002/ }).filter({ hasText: 'Order received' });
  await row.getByRole('link').click();
  await expect(page.getByText(/they have the tag “From Paper Lane”/)).toBeVisible();
  const canvas = page.getByRole('region', { name: 'Canvas' });
  await expect(canvas.locator('[data-lit]:not(g)')).toHaveCount(4);
  await expect(canvas.locator('g[data-lit]')).toHaveCount(3);
}
