import { expect } from '@playwright/test';
import { flowOf, step, tagging, test } from './editor-kit';

/** a → b, whose Yes and No lead to c above and d below, which meet again at e. */
const diamond = flowOf(
  [
    step('a source', { name: 'A' }),
    step('b condition', { name: 'B', x: 360 }),
    step('c tag', { name: 'C', x: 720, y: -80, settings: tagging('c') }),
    step('d tag', { name: 'D', x: 720, y: 120, settings: tagging('d') }),
    step('e publish', { name: 'E', x: 1080 }),
  ],
  'a out b',
  'b yes c',
  'b no d',
  'c out e',
  'd out e',
);

test('Keyboard travel: arrows walk along the wires and between branches', async ({ editor, page }) => {
  await editor.open(diamond);
  await editor.card('A').focus();
  for (const [key, name] of [
    ['ArrowRight', 'B'],
    ['ArrowRight', 'C'],
    ['ArrowDown', 'D'],
    ['ArrowRight', 'E'],
    ['ArrowLeft', 'C'],
    ['ArrowLeft', 'B'],
  ] as const) {
    await page.keyboard.press(key);
    await expect(editor.card(name)).toBeFocused();
  }
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  await expect(editor.announcement).toHaveText('Nothing further to the left');
});

test('Keyboard travel: Tab reaches one step only, so the page can be left again', async ({ editor, page }) => {
  await editor.open(diamond);
  const stops = editor.canvas.locator('.react-flow__node[tabindex="0"]');
  await expect(stops).toHaveCount(1);
  await editor.card('C').focus();
  await expect(stops).toHaveAttribute('aria-label', 'C, Tag');
  await page.keyboard.press('Tab');
  await expect(editor.card('C')).not.toBeFocused();
});

test('Keyboard travel: Enter opens the settings at their first field, Escape comes back to the step', async ({
  editor,
  page,
}) => {
  await editor.open(diamond);
  await editor.card('C').focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: 'Name', exact: true })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(editor.card('C')).toBeFocused();
  await expect(page.getByRole('complementary', { name: 'Settings of C' })).toHaveCount(0);
});

test('Keyboard travel: "Connect to…" wires without a mouse, says what cannot be and can disconnect', async ({
  editor,
  page,
}) => {
  await editor.open(flowOf([...diamond.nodes], 'a out b'));
  await editor.card('B').focus();
  await page.keyboard.press('c');
  const menu = page.getByRole('menu');
  await expect(menu.getByText('Yes: connect to…')).toBeVisible();
  await expect(menu.getByRole('menuitem', { name: 'A', exact: true }).first()).toBeDisabled();
  await expect(menu.getByText('A flow begins with this step').first()).toBeVisible();
  await menu.getByRole('menuitem', { name: 'D', exact: true }).last().click();
  expect(await editor.wires()).toEqual(['A out B', 'B no D']);
  await editor.card('A').focus();
  await page.keyboard.press('c');
  await page.getByRole('menuitem', { name: 'Disconnect B' }).click();
  expect(await editor.wires()).toEqual(['B no D']);
});

test('Move by keyboard: Ctrl and arrows move the step and say where it is', async ({ editor, page }) => {
  await editor.open(diamond);
  await editor.card('C').focus();
  for (let times = 0; times < 3; times += 1) await page.keyboard.press('Control+ArrowRight');
  await expect(editor.announcement).toHaveText(/^Moved right, to 768 across and -80 down$/);
  const moved = (await editor.drawing()).nodes.find(({ id }) => id === 'c');
  expect(moved?.position).toEqual({ x: 768, y: -80 });
  await page.keyboard.press('Control+z');
  expect((await editor.drawing()).nodes.find(({ id }) => id === 'c')?.position).toEqual({ x: 720, y: -80 });
});

test('Select: Shift and arrows choose everything before or behind, Ctrl+A everything', async ({ editor, page }) => {
  await editor.open(diamond);
  const chosen = editor.canvas.locator('[data-selected]:not(g):not([class*="middle"])');
  await editor.card('C').focus();
  await page.keyboard.press('Shift+ArrowLeft');
  await expect(chosen).toHaveCount(3);
  await page.keyboard.press('Escape');
  await editor.card('C').focus();
  await page.keyboard.press('Shift+ArrowRight');
  await expect(chosen).toHaveCount(2);
  await page.keyboard.press('Control+a');
  await expect(chosen).toHaveCount(5);
});

test('Select: a box and Ctrl-click choose several, which move together as one step of undo', async ({
  editor,
  page,
}) => {
  await editor.open(diamond);
  const [c, e] = [await editor.card('C').boundingBox(), await editor.card('E').boundingBox()];
  if (!c || !e) throw new Error('The cards are not on the screen.');
  await page.mouse.move(c.x - 20, c.y - 30);
  await page.mouse.down();
  await page.mouse.move(c.x + 60, c.y + 20, { steps: 4 });
  await page.mouse.move(c.x + 120, e.y + 20, { steps: 4 });
  await page.mouse.up();
  const chosen = editor.canvas.locator('.react-flow__node.selected');
  await expect(chosen).toHaveCount(1);
  await editor.card('D').click({ modifiers: ['ControlOrMeta'] });
  await expect(chosen).toHaveCount(2);
  const from = await editor.middleOf(editor.card('D'));
  await editor.drag(editor.card('D'), { x: from.x, y: from.y + 100 });
  const after = (await editor.drawing()).nodes;
  expect(after.find(({ id }) => id === 'c')?.position.y).toBeGreaterThan(-80);
  expect(after.find(({ id }) => id === 'd')?.position.y).toBeGreaterThan(120);
  await page.keyboard.press('Control+z');
  expect((await editor.drawing()).nodes).toEqual(diamond.nodes);
});

test('a complete flow of five steps is built by keyboard alone', async ({ editor, page }) => {
  await editor.open();
  const { connections } = await editor.saved();
  const market = connections.find(({ kind }) => kind === 'marketplace');
  const add = async (search: string) => {
    await page.keyboard.press('n');
    await page.keyboard.type(search);
    await page.keyboard.press('Enter');
    await page.waitForTimeout(100);
  };
  await add('orders from');
  await add('tag');
  await add('condition');
  await add('publish');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('c');
  await page.keyboard.press('Escape');
  await add('convert');
  expect(await editor.wires()).toEqual([
    'source out tag',
    'tag out condition',
    'condition yes publish',
    'condition no label-convert',
  ]);
  for (let times = 0; times < 3; times += 1) await page.keyboard.press('ArrowLeft');
  await expect(editor.card('Orders from')).toBeFocused();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.keyboard.type(market?.name ?? '');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  const source = (await editor.drawing()).nodes.find(({ type }) => type === 'source');
  expect(connections.map(({ id }) => id)).toContain(source?.settings['connectionId']);
});
