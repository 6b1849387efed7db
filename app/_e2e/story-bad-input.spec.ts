import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { test } from './demo';
import { Drawing } from './story-draw';
import { officialOrder, refusal, sendSigned, tell, to } from './story-kit';
import { connect, lockedShop, Made, secret } from './story-straight';

const deep = `${'{"a":'.repeat(200)}1${'}'.repeat(200)}`;
const nul = Buffer.from('{"id": 7, "note": "\0"}');
const order = (changes: object) => JSON.stringify(officialOrder(changes));

test.describe('what comes in broken', () => {
  test('is refused in plain words or kept and shown, and good orders pass beside it', async ({ page }) => {
    const { id, hook } = await connect(page, { name: 'Careless Shop' });
    const send = (body: string | Uint8Array<ArrayBuffer>) => sendSigned(hook, { body, secret });

    const forged = await sendSigned(hook, { body: order({}), secret: 'not the secret' });
    expect(forged).toEqual({ status: 401, text: '{"error":"The signature does not match."}' });
    const huge = await send(order({ note: 'x'.repeat(5_100_000) }));
    expect(huge).toEqual({ status: 413, text: '{"error":"The message is larger than 5 MB."}' });

    expect(await send('{"id": 450789469, "line_items": [')).toMatchObject({ status: 400 });
    expect(await send(nul)).toMatchObject({ status: 400 });
    expect((await send(deep)).text).toContain('nested more than 64 levels deep');
    expect(await send(order({ id: 1, name: '#1', currency: 'QQQ' }))).toMatchObject({ status: 202 });
    expect(await send(order({ id: 2, name: '#2', line_items: [] }))).toMatchObject({ status: 202 });
    expect(await send(order({ id: 3, name: '#NUL', note: 'left\u0000right' }))).toMatchObject({ status: 202 });

    await page.goto(to(`connections/${id}`));
    const messages = page.getByRole('region', { name: 'Latest messages' }).getByRole('listitem');
    await expect(messages.filter({ hasText: 'It is not valid JSON.' })).toHaveCount(2);
    await expect(messages.filter({ hasText: 'nested more than 64 levels' })).toHaveCount(1);
    await expect(messages.filter({ hasText: 'QQQ' })).toContainText('Cannot be read');
    await expect(messages.filter({ hasText: 'no lines' })).toContainText('Cannot be read');
    await expect(messages).toHaveCount(6);
    await messages.first().getByRole('link', { name: '#NUL' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Order #NUL');
    await expect(page.getByText('left\uFFFDright')).toBeVisible();
  });
});

test('a circle is refused with the reason: while it is drawn, and when somebody saves one past the canvas', async ({
  page,
}) => {
  const rules = [{ set: 'addTag', value: { kind: 'constant', text: 'Round' } }];
  const step = (id: string, x: number) => ({ id, type: 'tag', name: id, settings: { rules }, position: { x, y: 0 } });
  const there = { id: 'e1', from: 'One', fromPort: 'out', to: 'Two' };
  const back = { id: 'e2', from: 'Two', fromPort: 'out', to: 'One' };
  const line = { version: 1, nodes: [step('One', 0), step('Two', 400)], edges: [there] };
  const circle = { ...line, edges: [there, back] };
  const input = { name: 'Round and round', document: line };
  const { id: flowId } = await tell(page, { procedure: 'flows.create', input, answer: Made });

  const saving = { procedure: 'flows.saveDraft', input: { flowId, draft: circle, revision: 1 } };
  expect(await refusal(page, saving)).toContain('This step leads back to itself.');
  await page.goto(to(`flows/${flowId}`));
  const drawing = new Drawing(page);
  const over = () => expect(drawing.card('One')).toContainText('This would lead in a circle.');
  await drawing.wire({ card: 'Two', port: 'out' }, { to: 'One', over });
  await expect(drawing.canvas.locator('.react-flow__edge')).toHaveCount(1);
});

test('a key that has expired: the connection asks for a new one, orders wait, and go on once it is there', async ({
  page,
}) => {
  test.setTimeout(90_000);
  const folder = mkdtempSync(join(tmpdir(), 'corner-shop-'));
  const file = join(folder, 'shop.sqlite');
  const { shop, shopId, hook } = await lockedShop(page, { file, source: 'Patient Shop', name: 'Locked Shop' });
  try {
    for (const number of ['#E1', '#E2', '#E3']) {
      const sent = await sendSigned(hook, { body: order({ id: number.slice(1), name: number }), secret });
      expect(sent.status).toBe(202);
    }
    await page.goto(to('health'));
    const toFix = page.getByRole('region', { name: 'To fix' });
    const locked = toFix.locator('section').filter({ hasText: 'Locked Shop:' });
    await expect(locked).toContainText('3 orders waiting', { timeout: 20_000 });
    await locked.getByRole('link', { name: 'Reconnect' }).click();
    await expect(page).toHaveURL(new RegExp(`connections/${shopId}`));
    await expect(page.getByRole('main').getByText('Needs a fix').first()).toBeVisible();
    expect(shop.core.book.size).toBe(0);

    await page.getByRole('textbox', { name: 'API key' }).fill('new-key');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await expect.poll(() => shop.core.book.size, { timeout: 20_000 }).toBe(3);
    await expect(page.getByRole('main').getByText('Flowing').first()).toBeVisible();
    const made = shop.core.book.newest({ offset: 0, limit: 10 }).map(({ details }) => details.source?.number);
    expect(made.toSorted()).toEqual(['#E1', '#E2', '#E3']);
  } finally {
    await shop.stop();
    rmSync(folder, { recursive: true });
  }
});
