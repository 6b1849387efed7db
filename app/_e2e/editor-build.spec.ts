import { expect } from '@playwright/test';
import { flowOf, step, tagging, test } from './editor-kit';

const chain = flowOf(
  [
    step('s source'),
    step('t tag', { name: 'Tag it', x: 360, settings: tagging('Kogan') }),
    step('c condition', { x: 720 }),
  ],
  's out t',
  't out c',
);

test('Add a node: a step dragged out of the palette lies where it is dropped, its settings open', async ({
  editor,
  page,
}) => {
  await editor.open();
  const middle = await editor.middleOf(editor.canvas);
  await editor.drag(page.getByRole('complementary', { name: 'Steps' }).getByRole('button', { name: /^Tag/ }), middle);
  await expect(editor.card('Tag')).toBeVisible();
  await expect(page.getByRole('complementary', { name: 'Settings of Tag' })).toBeVisible();
  const at = await editor.middleOf(editor.card('Tag'));
  expect(Math.abs(at.x - middle.x)).toBeLessThan(16);
  expect((await editor.drawing()).nodes).toHaveLength(1);
});

test('Add a node: N offers legal next steps first and puts the chosen one behind the selection', async ({
  editor,
  page,
}) => {
  await editor.open(chain);
  await editor.card('Condition').click();
  await page.keyboard.press('Escape');
  await editor.card('Condition').focus();
  await page.keyboard.press('n');
  const list = page.getByRole('listbox', { name: 'Steps' });
  await expect(list.getByRole('option').first()).not.toHaveText(/Orders from/);
  await expect(list.getByRole('option', { name: /Orders from/ })).toHaveAttribute('aria-disabled', 'true');
  await page.keyboard.type('publish');
  await page.keyboard.press('Enter');
  await expect(editor.card('Publish')).toBeFocused();
  expect(await editor.wires()).toContain('condition yes publish');
});

test('Drag a handle into empty space: the steps that may come next are offered there', async ({ editor, page }) => {
  await editor.open(chain);
  const card = await editor.middleOf(editor.card('Condition'));
  await editor.drag(editor.output('Condition', 'no'), { x: card.x - 80, y: card.y + 240 });
  const list = page.getByRole('listbox', { name: 'Steps' });
  await expect(list).toBeVisible();
  await list.getByRole('option', { name: /Publish/ }).click();
  expect(await editor.wires()).toContain('condition no publish');
});

test('Insert on an edge: the "+" in the middle puts a step in between', async ({ editor, page }) => {
  await editor.open(chain);
  await page.getByRole('button', { name: 'Add a step between Tag it and Condition' }).click();
  await page.getByRole('option', { name: /Convert label/ }).click();
  expect(await editor.wires()).toEqual(
    expect.arrayContaining(['Tag it out label-convert', 'label-convert converted condition']),
  );
});

test('Insert on an edge: Enter on a focused "+" does the same', async ({ editor, page }) => {
  await editor.open(chain);
  await editor.card('Tag it').focus();
  const plus = page.getByRole('button', { name: 'Add a step between Tag it and Condition' });
  await plus.focus();
  await page.keyboard.press('Enter');
  await page.keyboard.type('tag');
  await page.keyboard.press('Enter');
  expect(await editor.wires()).toEqual(['source out Tag it', 'Tag it out tag', 'tag out condition']);
});

test('Insert on an edge: a step dragged from the palette and dropped on a wire goes into it', async ({
  editor,
  page,
}) => {
  await editor.open(chain);
  const plus = await editor.middleOf(page.getByRole('button', { name: 'Add a step between Tag it and Condition' }));
  await editor.drag(page.getByRole('complementary', { name: 'Steps' }).getByRole('button', { name: /^Tag/ }), plus);
  expect(await editor.wires()).toEqual(['source out Tag it', 'Tag it out tag', 'tag out condition']);
});

test('Insert on an edge: a loose card dropped on a wire goes into it, in one step of undo', async ({
  editor,
  page,
}) => {
  await editor.open(flowOf([...chain.nodes, step('x tag', { name: 'Loose', x: 360, y: 300 })], 's out t', 't out c'));
  const plus = await editor.middleOf(page.getByRole('button', { name: 'Add a step between Tag it and Condition' }));
  await editor.drag(editor.card('Loose'), plus);
  expect(await editor.wires()).toEqual(['source out Tag it', 'Tag it out Loose', 'Loose out condition']);
  await page.keyboard.press('Control+z');
  expect(await editor.wires()).toEqual(['source out Tag it', 'Tag it out condition']);
});

test('Delete: a step with one way in and one way out heals the wire', async ({ editor, page }) => {
  await editor.open(chain);
  await editor.card('Tag it').click();
  await editor.card('Tag it').focus();
  await page.keyboard.press('Delete');
  await expect(editor.card('Tag it')).toHaveCount(0);
  expect(await editor.wires()).toEqual(['source out condition']);
});

test('Delete: a chosen wire goes alone', async ({ editor, page }) => {
  await editor.open(chain);
  await page.getByRole('button', { name: 'Add a step between Tag it and Condition' }).focus();
  await page.keyboard.press('Delete');
  expect(await editor.wires()).toEqual(['source out Tag it']);
});

test('Connect: dropping a wire anywhere on a card connects it', async ({ editor }) => {
  await editor.open(flowOf([step('s source'), step('t tag', { x: 360, y: 120 })]));
  const card = await editor.middleOf(editor.card('Tag'));
  await editor.drag(editor.output('Orders from', 'out'), card);
  expect(await editor.wires()).toEqual(['source out tag']);
});

test('Connect: while a wire is drawn, steps that may not take it dim, and the one pointed at says why; circles are refused', async ({
  editor,
  page,
}) => {
  await editor.open(
    flowOf([...chain.nodes, step('u tag', { name: 'Second', x: 1080 })], 's out t', 't out c', 'c yes u'),
  );
  const from = await editor.middleOf(editor.output('Second', 'out'));
  const circle = editor.canvas.getByText('This would lead in a circle.');
  const point = async (name: string) => {
    const at = await editor.middleOf(editor.card(name));
    await page.mouse.move(at.x, at.y, { steps: 6 });
  };
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await point('Tag it');
  await expect(editor.canvas.locator('[data-refused]:not(g)')).toHaveCount(3);
  await expect(editor.card('Tag it')).toContainText('This would lead in a circle.');
  await expect(circle).toHaveCount(1);
  await point('Orders from');
  await expect(editor.card('Orders from')).toContainText('A flow begins with this step');
  await expect(circle).toHaveCount(0);
  await point('Tag it');
  await page.mouse.up();
  expect((await editor.drawing()).edges).toHaveLength(3);
});

test('Connect: a label in HTML is said to need converting, and a click puts the step in', async ({ editor }) => {
  await editor.open();
  const { connections } = await editor.saved();
  const market = connections.find(({ kind }) => kind === 'marketplace');
  const shop = connections.find(({ kind }) => kind === 'shop');
  const labels = step('s source', { settings: { connectionId: shop?.id, events: ['labelled'] } });
  const home = step('p publish', {
    x: 400,
    settings: { connectionId: market?.id, publish: { kind: 'always' }, onlyToOrigin: true },
  });
  await editor.open(flowOf([labels, home], 's out p'));
  const chip = editor.canvas.getByRole('listitem').filter({ hasText: 'Label in HTML' });
  await expect(chip).toHaveAttribute('data-state', 'needsConvert');
  await chip.getByRole('button', { name: 'Put a “Convert label” step in here' }).click();
  await expect(chip).toHaveCount(0);
  expect(await editor.wires()).toEqual(['source out label-convert', 'label-convert converted publish']);
});

test('Connect: the wire to a destination shows what crosses it and what does not', async ({ editor }) => {
  await editor.open();
  const { connections } = await editor.saved();
  const market = connections.find(({ kind }) => kind === 'marketplace');
  const shop = connections.find(({ kind }) => kind === 'shop');
  const document = flowOf(
    [
      step('s source', { settings: { connectionId: market?.id, events: ['created', 'cancelled', 'returned'] } }),
      step('p publish', { x: 400, settings: { connectionId: shop?.id, publish: { kind: 'always' } } }),
    ],
    's out p',
  );
  await editor.open(document);
  const chips = editor.canvas.getByRole('listitem');
  await expect(chips.filter({ hasText: 'Order' })).toHaveAttribute('data-state', 'taken');
  await expect(chips.filter({ hasText: 'Return' })).toHaveAttribute('data-state', /taken|refused|wholeOnly/);
});
