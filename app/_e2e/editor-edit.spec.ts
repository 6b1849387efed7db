import { expect } from '@playwright/test';
import { flowOf, step, tagging, test } from './editor-kit';

const chain = flowOf(
  [
    step('s source', { name: 'In' }),
    step('t tag', { name: 'Tag it', x: 360, settings: tagging('Kogan') }),
    step('c condition', { name: 'Ask', x: 720 }),
  ],
  's out t',
  't out c',
);

test('Undo/redo: moves, renames, settings, removals and layout all come back, by key and by button', async ({
  editor,
  page,
}) => {
  await editor.open(chain);
  await editor.card('Tag it').focus();
  await page.keyboard.press('Control+ArrowDown');
  await page.keyboard.press('F2');
  await page.keyboard.type('Renamed');
  await page.keyboard.press('Enter');
  await editor.card('Renamed').focus();
  await page.keyboard.press('d');
  await editor.card('Ask').focus();
  await page.keyboard.press('Delete');
  const changed = await editor.drawing();
  expect(changed.nodes).toHaveLength(2);
  for (const key of ['Control+z', 'Control+z', 'Control+z', 'Control+z']) await page.keyboard.press(key);
  expect(await editor.drawing()).toEqual(chain);
  await expect(page.getByRole('button', { name: 'Undo' })).toBeDisabled();
  for (const key of ['Control+Shift+z', 'Control+y', 'Control+y']) await page.keyboard.press(key);
  await page.getByRole('button', { name: 'Redo' }).click();
  expect(await editor.drawing()).toEqual(changed);
});

test('Undo/redo: a paste is one step', async ({ editor, page }) => {
  await editor.open(chain);
  await editor.card('Tag it').focus();
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Control+c');
  await page.keyboard.press('Control+v');
  expect((await editor.drawing()).nodes).toHaveLength(6);
  await page.keyboard.press('Control+z');
  expect(await editor.drawing()).toEqual(chain);
});

test('Undo/redo: a burst of typing is one step, and a text field keeps its own undo', async ({ editor, page }) => {
  await editor.open(chain);
  await editor.card('Tag it').click();
  const field = page.getByRole('textbox', { name: 'The tag' });
  await field.fill('');
  await field.pressSequentially('eBay');
  await page.keyboard.press('Control+z');
  await expect(field).not.toHaveValue('Kogan');
  await page.getByRole('button', { name: 'Close settings' }).click();
  await page.getByRole('button', { name: 'Undo' }).click();
  expect(await editor.drawing()).toEqual(chain);
});

test('Copy/paste: steps travel as text into another flow, with fresh ids and the wires between them', async ({
  editor,
  page,
}) => {
  await editor.open(chain);
  await editor.card('Tag it').click();
  await page.keyboard.press('Escape');
  await editor.card('Ask').click({ modifiers: ['ControlOrMeta'] });
  await page.keyboard.press('Control+c');
  const text = await page.evaluate(() => navigator.clipboard.readText());
  expect(JSON.parse(text)).toMatchObject({ kind: 'sluice/fragment', nodes: [{ name: 'Tag it' }, { name: 'Ask' }] });
  await editor.open();
  await page.keyboard.press('Control+v');
  await expect(editor.card('Ask')).toBeVisible();
  expect(await editor.wires()).toEqual(['Tag it out Ask']);
  expect((await editor.drawing()).nodes.map(({ id }) => id)).not.toContain('t');
});

test('Copy/paste: accounts of another workspace are taken out and named', async ({ editor, page }) => {
  await editor.open();
  const foreign = step('x publish', { settings: { connectionId: 'elsewhere', publish: { kind: 'always' } } });
  const text = JSON.stringify({
    kind: 'sluice/fragment',
    version: 1,
    nodes: [foreign],
    edges: [],
    connections: [{ id: 'elsewhere', name: 'Kogan of the other client' }],
  });
  await page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
  await page.keyboard.press('Control+v');
  await expect(page.getByText(/Choose accounts again: Kogan of the other client/).first()).toBeVisible();
  expect((await editor.drawing()).nodes[0]?.settings).not.toHaveProperty('connectionId');
});

test('Copy/paste: anything else on the clipboard changes nothing and says so', async ({ editor, page }) => {
  await editor.open();
  await page.evaluate(() => navigator.clipboard.writeText('a shopping list'));
  await page.keyboard.press('Control+v');
  await expect(editor.announcement).toHaveText('What you pasted is not a part of a flow.');
});

test('Disable, rename, duplicate: D, F2 and Ctrl+D', async ({ editor, page }) => {
  await editor.open(chain);
  await editor.card('Tag it').focus();
  await page.keyboard.press('d');
  await expect(editor.card('Tag it')).toContainText('orders pass through unchanged');
  await page.keyboard.press('F2');
  await page.keyboard.type('Kogan tag');
  await page.keyboard.press('Enter');
  await expect(editor.card('Kogan tag')).toBeFocused();
  await page.keyboard.press('Control+d');
  await expect(editor.card('Kogan tag')).toHaveCount(2);
  const { nodes } = await editor.drawing();
  expect(nodes.filter(({ name }) => name === 'Kogan tag')).toMatchObject([{ disabled: true }, { disabled: true }]);
});

test('Auto-layout: rows from left to right, always the same, one step of undo', async ({ editor, page }) => {
  const mess = {
    ...chain,
    nodes: chain.nodes.map((node, index) => ({ ...node, position: { x: 900 - index * 300, y: index * 37 } })),
  };
  await editor.open(mess);
  await editor.card('In').focus();
  await page.keyboard.press('l');
  await expect(editor.announcement).toHaveText('tidied up the drawing');
  const first = (await editor.drawing()).nodes;
  const across = (id: string) => first.find((node) => node.id === id)?.position.x ?? 0;
  expect(across('s')).toBeLessThan(across('t'));
  expect(across('t')).toBeLessThan(across('c'));
  await page.keyboard.press('Control+z');
  expect((await editor.drawing()).nodes).toEqual(mess.nodes);
  await page.keyboard.press('l');
  await expect(editor.announcement).toHaveText('tidied up the drawing');
  expect((await editor.drawing()).nodes).toEqual(first);
});

test('Auto-layout: only what is chosen moves when something is', async ({ editor, page }) => {
  const mess = flowOf(
    [...chain.nodes, step('x tag', { name: 'Far', x: 1000, y: 600, settings: tagging('x') })],
    's out t',
    't out c',
  );
  await editor.open(mess);
  await editor.card('In').click();
  await editor.card('Tag it').click({ modifiers: ['ControlOrMeta'] });
  await page.keyboard.press('l');
  const { nodes } = await editor.drawing();
  expect(nodes.find(({ id }) => id === 'x')?.position).toEqual({ x: 1000, y: 600 });
  expect(nodes.find(({ id }) => id === 'c')?.position).toEqual({ x: 720, y: 0 });
});
