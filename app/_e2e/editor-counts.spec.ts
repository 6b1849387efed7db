import { expect } from '@playwright/test';
import { type EditorPage, readyFlow, test } from './editor-kit';

interface Counts {
  readonly edges: Readonly<Record<string, number>>;
  readonly nodes: Readonly<Record<string, { readonly visits: number; readonly failures: number }>>;
}

/** The demo's own flow, through which orders have gone. */
async function openLiving(editor: EditorPage) {
  const flows = await editor.ask<readonly { id: string; name: string }[]>('flows.list', {});
  const { id = '', name = '' } = flows.find((one) => one.name.startsWith('Marketplaces to')) ?? {};
  await editor.openExisting({ id, name });
  return id;
}

test('Live counts: a wire and a step say how many orders crossed, of the last hour or day, and lead to those orders', async ({
  editor,
  page,
}) => {
  const flowId = await openLiving(editor);
  await expect
    .poll(async () => (await editor.ask<Counts>('flows.counts', { flowId, window: 'hour' })).edges['paid:yes'] ?? 0)
    .toBeGreaterThan(0);
  const onWire = editor.canvas.getByRole('link', { name: /^[\d,]+ orders? in the last hour: show them$/ });
  await expect(onWire.first()).toBeVisible();
  await page.getByRole('button', { name: 'Numbers of the last hour' }).click();
  await expect(editor.canvas.getByRole('link', { name: /in the last day: show them$/ }).first()).toBeVisible();
  await editor.canvas.locator('a[href*="port=yes"]').click();
  await expect(page.getByRole('heading', { level: 1, name: 'Runs' })).toBeVisible();
  await expect(page.getByRole('combobox', { name: 'Step' })).toHaveValue('Is it paid?');
  await expect(page.getByRole('row').nth(1)).toBeVisible();
});

test('Live counts: failures stand on the step where they happened and lead to the orders stuck there', async ({
  editor,
  page,
}) => {
  const drawn = await readyFlow(editor);
  await page.route('**/api/trpc/flows.counts*', async (route) => {
    const answer = { result: { data: { edges: {}, nodes: { p: { visits: 128, failures: 3 } } } } };
    await route.fulfill({ json: route.request().url().includes('batch=1') ? [answer] : answer });
  });
  await editor.open(drawn);
  await expect(
    editor.canvas.getByRole('link', { name: '3 orders failed here in the last hour: show them' }),
  ).toHaveAttribute('href', /\/[a-z-]+\/runs\?flow=.+&node=p&state=problem/);
});

test('Live counts: the menu of a step leads to its orders too, for the keyboard', async ({ editor, page }) => {
  await openLiving(editor);
  await page.keyboard.press('o');
  await page
    .getByRole('button', { name: /^What can be done with/ })
    .first()
    .click();
  await expect(page.getByRole('menuitem', { name: 'Show the orders that came here' })).toHaveAttribute(
    'href',
    /\/runs\?flow=.+&node=/,
  );
});
