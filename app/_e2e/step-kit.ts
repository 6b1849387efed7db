import { expect, type Locator, type Page } from '@playwright/test';
import { type EditorPage, flowOf, step } from './editor-kit';
import { demoPlaces, to, untilShown } from './story-kit';

/** A flow that begins at the demo's Harbour Market, with room for the step a test is about. */
export async function openBeginning(editor: EditorPage): Promise<void> {
  const connections = await editor.ask<{ id: string; name: string }[]>('connections.list', {});
  const harbour = connections.find(({ name }) => name === 'Harbour Market')?.id;
  const settings = { connectionId: harbour, events: ['created'] };
  await editor.open(flowOf([step('s source', { name: 'In', y: 120, settings })]));
}

/** Draws from an output into the open with the mouse, and takes a step from the list there; its settings open. */
export async function follow(
  editor: EditorPage,
  [card, port, title]: readonly [card: string, port: string, title: string],
): Promise<Locator> {
  const { page } = editor;
  const output = editor.output(card, port);
  const from = await editor.middleOf(output);
  await editor.drag(output, { x: from.x + 130, y: from.y + 30 });
  const steps = page.getByRole('listbox', { name: 'Steps' });
  await steps.getByRole('option', { name: new RegExp(`^${title}`) }).click();
  const panel = page.getByRole('complementary', { name: `Settings of ${title}` });
  await expect(panel).toBeVisible();
  return panel;
}

export async function publish({ page }: EditorPage): Promise<void> {
  await page.getByRole('button', { name: 'Publish', exact: true }).click();
  await page.getByRole('button', { name: 'Publish and go live' }).click();
  await expect(page.getByRole('button', { name: /^Live since/ })).toBeVisible();
}

/** Somebody buys at Harbour Market. Returns the order's number once its page shows what is looked for. */
export async function anOrderShowing(page: Page, look: (order: Page) => Locator): Promise<string> {
  const { harbour } = await demoPlaces(page);
  await page.goto(harbour);
  await page.getByRole('button', { name: 'Place an order' }).click();
  const number = (await page.locator('tr[data-order]').first().getAttribute('data-order')) ?? '';
  const row = page.locator('[data-row-link]').filter({ hasText: number });
  await untilShown(page, { url: to(`orders?search=${number}`), locator: row });
  await row.click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`Order ${number}`);
  await expect(look(page)).toBeVisible({ timeout: 20_000 });
  return number;
}

/** The stops of an order's journey. */
export const journey = (page: Page): Locator => page.getByRole('region', { name: 'Where the order is' });
