import { expect } from '@playwright/test';
import { anOrder } from '../../nodes/order/an-order';
import { readyFlow, test } from './editor-kit';

interface Sample {
  readonly id: string;
  readonly label: string;
  readonly isReal: boolean;
  readonly connectionName: string;
}

test('Test: offers past orders of the flow’s own accounts and made-up ones, and none of other accounts', async ({
  editor,
  page,
}) => {
  await editor.open(await readyFlow(editor));
  const { draft, connections } = await editor.saved();
  const ours = connections.find(({ id }) => id === draft.nodes[0]?.settings['connectionId']);
  const all = await editor.ask<readonly Sample[]>('samples.list', { connectionIds: [] });
  const foreign = all.filter(({ connectionName }) => connectionName !== ours?.name);
  expect(foreign.length).toBeGreaterThan(0);
  await page.getByRole('button', { name: 'Test', exact: true }).click();
  const picker = page
    .getByRole('complementary', { name: 'Test' })
    .getByRole('combobox', { name: 'Order', exact: true });
  await expect(picker.locator('optgroup[label="Your orders"] option').first()).toBeAttached();
  await expect(picker.locator('optgroup[label="Made up"] option').first()).toBeAttached();
  const offered = await picker.locator('option').allTextContents();
  for (const { label } of foreign) expect(offered).not.toContain(label);
});

test('Test: a real past order shows exactly what would be sent, word for word, and sends nothing', async ({
  editor,
  page,
}) => {
  await editor.open(await readyFlow(editor));
  const { draft } = await editor.saved();
  const connectionIds = [String(draft.nodes[0]?.settings['connectionId'])];
  const real = (await editor.ask<readonly Sample[]>('samples.list', { connectionIds })).find(({ isReal }) => isReal);
  await page.getByRole('button', { name: 'Test', exact: true }).click();
  const panel = page.getByRole('complementary', { name: 'Test' });
  await panel.getByRole('combobox', { name: 'Order', exact: true }).selectOption({ label: real?.label ?? '' });
  await panel.getByRole('button', { name: 'Run the test' }).click();
  await expect(panel.getByText('It would create the order at Workshop Store.')).toBeVisible();
  await panel.getByRole('button', { name: 'Show exactly what would be sent' }).click();
  const request = panel.getByRole('region', { name: 'Request that would be sent' });
  await expect(request).toContainText('POST http');
  await expect(request).toContainText('authorization: •••');
  expect(await editor.ask<{ rows: unknown[] }>('runs.list', { flowId: editor.id })).toMatchObject({ rows: [] });
});

test('Test: an order can be pasted; what is none says why', async ({ editor, page }) => {
  await editor.open(await readyFlow(editor));
  const { draft, connections } = await editor.saved();
  const market = connections.find(({ id }) => id === draft.nodes[0]?.settings['connectionId']);
  const source = { connectionId: market?.id ?? '', channel: market?.channel ?? '', orderId: '77', number: 'P-77' };
  await page.getByRole('button', { name: 'Test', exact: true }).click();
  const panel = page.getByRole('complementary', { name: 'Test' });
  await panel.getByRole('button', { name: 'Paste an order' }).click();
  const field = panel.getByRole('textbox', { name: 'Order to paste' });
  await field.fill('a shopping list');
  await panel.getByRole('button', { name: 'Use this order' }).click();
  await expect(panel.getByText('What you pasted is not JSON.')).toBeVisible();
  await field.fill(JSON.stringify(anOrder({ source })));
  await panel.getByRole('button', { name: 'Use this order' }).click();
  await expect(panel.getByRole('combobox', { name: 'Order', exact: true })).toHaveValue('pasted');
  await panel.getByRole('button', { name: 'Run the test' }).click();
  const way = panel.getByRole('list', { name: 'The way the order took' });
  await expect(way.getByText('Would be sent', { exact: true })).toBeVisible();
});
