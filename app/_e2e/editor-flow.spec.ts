import { expect } from '@playwright/test';
import { flowOf, readyFlow, step, tagging, test } from './editor-kit';

test('Settings panel: the form comes from the schema, problems show while typing and in place of the summary', async ({
  editor,
  page,
}) => {
  await editor.open(flowOf([step('s source'), step('t tag', { x: 360, settings: tagging('') })], 's out t'));
  await expect(editor.card('Tag')).toContainText('the tag is still empty');
  await editor.card('Tag').click();
  const panel = page.getByRole('complementary', { name: 'Settings of Tag' });
  await expect(panel.getByText('the tag is still empty')).toBeVisible();
  await panel.getByRole('textbox', { name: 'The tag' }).fill('Kogan');
  await expect(panel.getByText('the tag is still empty')).toHaveCount(0);
  await expect(editor.card('Tag')).toContainText('add the tag Kogan');
  await panel.getByRole('button', { name: 'How this step works' }).click();
  await expect(panel.getByText(/writes on the order as it passes/)).toBeVisible();
});

test('Settings panel: a name is typed letter by letter, spaces and all, and comes back by undo', async ({
  editor,
  page,
}) => {
  await editor.open(flowOf([step('t tag', { settings: tagging('Kogan') })]));
  await editor.card('Tag').click();
  const name = page
    .getByRole('complementary', { name: /^Settings of/ })
    .getByRole('textbox', { name: 'Name', exact: true });
  await name.click();
  await page.keyboard.type('Mark it down ');
  await expect(name).toHaveValue('Mark it down ');
  await expect(name).toBeFocused();
  await expect(editor.card('Mark it down')).toBeVisible();
  await editor.canvas.click({ position: { x: 700, y: 500 } });
  await page.keyboard.press('Control+z');
  await expect(editor.card('Tag')).toBeVisible();
});

test('Settings panel: a rule reads like a sentence and previews True or False with its reasons', async ({
  editor,
  page,
}) => {
  await editor.open(await readyFlow(editor));
  await editor.card('Ask').click();
  const panel = page.getByRole('complementary', { name: 'Settings of Ask' });
  await expect(panel.getByText(/^True for/)).toBeVisible();
  await panel.getByRole('textbox', { name: 'Compare with' }).fill('eBay');
  await expect(panel.getByText(/^False for/)).toBeVisible();
  await panel.getByText(/^False for/).click();
  await expect(panel.getByText(/Tags are .*Kogan.*: they do not have the tag eBay/)).toBeVisible();
  await panel.getByRole('button', { name: 'Condition', exact: true }).click();
  await panel
    .getByRole('combobox', { name: 'How these conditions go together' })
    .selectOption({ label: 'At least one of these is true' });
  const rule = (await editor.drawing()).nodes.find(({ id }) => id === 'c')?.settings['rule'];
  expect(rule).toMatchObject({ mode: 'any', rules: [{ value: 'eBay' }, { fact: 'tags' }] });
});

test('Settings panel: an account is chosen by name, only such as can do the job', async ({ editor, page }) => {
  await editor.open(flowOf([step('p publish')]));
  await editor.card('Publish').click();
  await page.getByRole('combobox', { name: 'Send to' }).click();
  const options = page.getByRole('listbox', { name: 'Send to' }).getByRole('option');
  const shop = (await editor.saved()).connections.find(({ kind }) => kind === 'shop');
  await options.filter({ hasText: shop?.name ?? '' }).click();
  expect((await editor.drawing()).nodes[0]?.settings['connectionId']).toBe(shop?.id);
});

test('Test: the path lights up, each step shows before and after and why; nothing is written; an edit makes it stale', async ({
  editor,
  page,
}) => {
  // A tag no other test's flow puts on the demo's orders.
  await editor.open(await readyFlow(editor, 'LitPath'));
  await page.getByRole('button', { name: 'Test', exact: true }).click();
  const panel = page.getByRole('complementary', { name: 'Test' });
  await panel.getByRole('button', { name: 'Run the test' }).click();
  const way = panel.getByRole('list', { name: 'The way the order took' });
  await expect(way.getByText('they have the tag LitPath')).toBeVisible();
  await expect(way.getByText('Would be sent', { exact: true })).toBeVisible();
  await expect(editor.canvas.locator('[data-lit="test"]:not(g)')).toHaveCount(4);
  await expect(editor.canvas.locator('g[data-lit="test"]')).toHaveCount(3);
  await expect(panel.getByText('The drawing has changed since.', { exact: false })).toHaveCount(0);
  await editor.card('Tag it').focus();
  await page.keyboard.press('d');
  await expect(panel.getByText('The drawing has changed since.', { exact: false })).toBeVisible();
  await panel.getByRole('button', { name: 'Run the test again' }).click();
  await expect(way.getByText('they do not have the tag LitPath')).toBeVisible();
  await expect(way.getByText('Would be sent', { exact: true })).toHaveCount(0);
});

test('Autosave: says when it saved, and what was drawn is there after a reload', async ({ editor, page }) => {
  await editor.open();
  await page.keyboard.press('n');
  await page.keyboard.type('tag');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Saving…')).toBeVisible();
  await expect(page.getByText(/^Saved \d\d:\d\d$/)).toBeVisible();
  await page.reload();
  await expect(editor.card('Tag')).toBeVisible();
});

test('Autosave: without a network nothing is lost, and it is saved when the network is back', async ({
  editor,
  page,
  context,
}) => {
  await editor.open();
  await context.setOffline(true);
  await page.keyboard.press('n');
  await page.keyboard.type('tag');
  await page.keyboard.press('Enter');
  await expect(page.getByText(/Not saved: no connection/)).toBeVisible();
  await context.setOffline(false);
  await expect(page.getByText(/^Saved \d\d:\d\d$/)).toBeVisible();
  expect((await editor.drawing()).nodes).toHaveLength(1);
});

test('Autosave: a stale tab turns read-only, says who changed the flow, and offers its own version for copying', async ({
  editor,
  page,
}) => {
  const drawn = flowOf([step('t tag', { settings: tagging('Kogan') })]);
  await editor.open(drawn);
  await editor.saveElsewhere({ ...drawn, nodes: drawn.nodes.map((node) => ({ ...node, disabled: true })) });
  await editor.card('Tag').focus();
  await page.keyboard.press('F2');
  await page.keyboard.type('Mine');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert').filter({ hasText: 'has changed this flow meanwhile' })).toBeVisible();
  await page.keyboard.press('Delete');
  await expect(editor.card('Mine')).toBeVisible();
  await page.getByRole('button', { name: 'Copy my version' }).click();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('Mine');
  await page.getByRole('button', { name: 'Load theirs' }).click();
  await expect(editor.card('Tag')).toContainText('orders pass through unchanged');
});

test('Draft / live: the button says where the draft stands, and a problem leads to its step', async ({
  editor,
  page,
}) => {
  await editor.open(flowOf([step('s source', { name: 'In' })]));
  await page.getByRole('button', { name: /^\d+ problems?$/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'In' }).click();
  await expect(page.getByRole('complementary', { name: 'Settings of In' })).toBeVisible();
});

test('Draft / live: publishing goes live with a note, a change makes it a draft again, discarding can be undone', async ({
  editor,
  page,
}) => {
  await editor.open(await readyFlow(editor));
  await page.getByRole('button', { name: 'Publish', exact: true }).click();
  await page.getByRole('textbox', { name: 'Note' }).fill('First go');
  await page.getByRole('button', { name: 'Publish and go live' }).click();
  await expect(page.getByRole('button', { name: /^Live since \d\d:\d\d by / })).toBeVisible();
  expect((await editor.saved()).live?.version).toBe(1);
  await editor.card('Tag it').focus();
  await page.keyboard.press('d');
  await expect(page.getByText('Draft, 1 change since live')).toBeVisible();
  await page.getByRole('button', { name: 'More for this flow' }).click();
  await page.getByRole('menuitem', { name: 'Discard draft' }).click();
  await expect(page.getByRole('button', { name: /^Live since/ })).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).first().click();
  await expect(page.getByText('Draft, 1 change since live')).toBeVisible();
  await page.getByRole('button', { name: 'Publish', exact: true }).click();
  await expect(page.getByText('Switches “Tag it” off')).toBeVisible();
  await page.getByRole('button', { name: 'Publish changes' }).click();
  await expect(page.getByRole('button', { name: /^Live since/ })).toBeVisible();
  expect((await editor.saved()).live?.version).toBe(2);
});

test('Draft / live: the button says “Publishing…” until the server has it', async ({ editor, page }) => {
  await editor.open(await readyFlow(editor));
  let letGo: () => void = () => undefined;
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  await page.route('**/api/trpc/flows.publish*', async (route) => {
    await held;
    await route.continue();
  });
  await page.getByRole('button', { name: 'Publish', exact: true }).click();
  await page.getByRole('button', { name: 'Publish and go live' }).click();
  await expect(page.getByRole('button', { name: 'Publishing…' }).first()).toBeVisible();
  letGo();
  await expect(page.getByRole('button', { name: /^Live since/ })).toBeVisible();
});

test('Draft / live: moving steps about is nothing to publish', async ({ editor, page }) => {
  await editor.open(await readyFlow(editor));
  await page.getByRole('button', { name: 'Publish', exact: true }).click();
  await page.getByRole('button', { name: 'Publish and go live' }).click();
  await expect(page.getByRole('button', { name: /^Live since/ })).toBeVisible();
  await editor.card('In').focus();
  await page.keyboard.press('Control+ArrowUp');
  await page.getByRole('button', { name: /^Live since/ }).click();
  await expect(page.getByText(/No changes: what you see is live as version 1/)).toBeVisible();
});

test('Versions: a side list with a read-only canvas, moved told from changed, and a way back', async ({
  editor,
  page,
}) => {
  await editor.open(await readyFlow(editor));
  const publish = async (button: string) => {
    await page.getByRole('button', { name: 'Publish', exact: true }).click();
    await page.getByRole('button', { name: button }).click();
    await expect(page.getByRole('button', { name: /^Live since/ })).toBeVisible();
  };
  await publish('Publish and go live');
  await editor.card('In').focus();
  await page.keyboard.press('Control+ArrowUp');
  await editor.card('Tag it').focus();
  await page.keyboard.press('d');
  await publish('Publish changes');
  await page.getByRole('button', { name: 'Versions' }).click();
  const panel = page.getByRole('complementary', { name: 'Versions' });
  await panel.getByRole('button', { name: /^Version 2/ }).click();
  await expect(page.getByText('1 step changed, 1 step only moved')).toBeVisible();
  await expect(editor.card('Tag it').locator('[data-mark="changed"]')).toBeVisible();
  await expect(editor.card('In').locator('[data-mark="moved"]')).toBeVisible();
  await editor.card('Tag it').focus();
  await page.keyboard.press('Delete');
  await expect(editor.card('Tag it')).toBeVisible();
  await panel.getByRole('button', { name: /^Version 1/ }).click();
  await panel.getByRole('button', { name: 'Make this the draft' }).click();
  await expect(page.getByText('Draft, 1 change since live')).toBeVisible();
  expect((await editor.drawing()).nodes.find(({ id }) => id === 't')?.disabled).toBeUndefined();
});
