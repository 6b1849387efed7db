import { expect } from '@playwright/test';
import { flowOf, step, tagging, test } from './editor-kit';

const drawn = flowOf(
  [
    step('s source', { name: 'In' }),
    step('t tag', { name: 'Tag it', x: 360, settings: tagging('Kogan') }),
    step('c condition', { name: 'Ask', x: 720 }),
    step('p publish', { name: 'Out', x: 1080 }),
  ],
  's out t',
  't out c',
  'c yes p',
);

test('Outline: tells the flow as text, branch by branch, and travels by arrow keys', async ({ editor, page }) => {
  await editor.open(drawn);
  await page.keyboard.press('o');
  const outline = page.getByRole('region', { name: 'Outline' });
  await expect(
    outline.getByRole('region', { name: 'After Ask, Yes' }).getByRole('button', { name: /^Out/ }),
  ).toBeVisible();
  await outline.getByRole('button', { name: /^In / }).focus();
  for (const name of [/^Tag it/, /^Ask/, /^Out/]) {
    await page.keyboard.press('ArrowDown');
    await expect(outline.getByRole('button', { name })).toBeFocused();
  }
});

test('Outline: a complete flow of five steps is built by the outline alone', async ({ editor, page }) => {
  await editor.open();
  await page.keyboard.press('o');
  const outline = page.getByRole('region', { name: 'Outline' });
  await outline.getByRole('button', { name: 'Choose where orders come from' }).click();
  await page.getByRole('option', { name: /Orders from/ }).click();
  const add = async (after: string, kind: RegExp) => {
    await outline.getByRole('button', { name: `Add a step after ${after}` }).click();
    await page.getByRole('option', { name: kind }).click();
  };
  await add('Orders from', /^Tag/);
  await add('Tag', /^Condition/);
  await add('Condition, Yes', /^Publish/);
  await add('Condition, No', /^Convert label/);
  expect(await editor.wires()).toEqual([
    'source out tag',
    'tag out condition',
    'condition yes publish',
    'condition no label-convert',
  ]);
  await outline.getByRole('button', { name: /^Orders from/ }).click();
  await page.getByRole('checkbox', { name: 'Cancellations' }).check();
  await page.getByRole('button', { name: 'Close settings' }).click();
  expect((await editor.drawing()).nodes[0]?.settings['events']).toEqual(['created', 'cancelled']);
});

test('Outline: renames, wires, switches off and removes from the menu of a step', async ({ editor, page }) => {
  await editor.open(drawn);
  await page.keyboard.press('o');
  const choose = async (name: string, item: string) => {
    await page.getByRole('button', { name: `What can be done with ${name}` }).click();
    await page.getByRole('menuitem', { name: item }).click();
  };
  await choose('Tag it', 'Rename');
  await page.keyboard.type('Kogan tag');
  await page.keyboard.press('Enter');
  await choose('Kogan tag', 'Switch off');
  await choose('Ask', 'Connect to…');
  await page.getByRole('menuitem', { name: 'Out', exact: true }).last().click();
  await choose('Kogan tag', 'Remove');
  expect(await editor.wires()).toEqual(expect.arrayContaining(['In out Ask', 'Ask yes Out', 'Ask no Out']));
});

test('Outline: is the editor at phone width', async ({ editor, page }) => {
  await page.setViewportSize({ width: 375, height: 740 });
  await editor.open(drawn);
  await expect(page.getByRole('region', { name: 'Outline' })).toBeVisible();
  await expect(editor.canvas).toHaveCount(0);
  const widest = () =>
    page.evaluate(() =>
      Math.max(...[...document.body.querySelectorAll('main *')].map((one) => one.getBoundingClientRect().right)),
    );
  expect(await widest()).toBeLessThanOrEqual(375);
  for (const name of ['Test', 'Versions']) {
    await page.getByRole('button', { name, exact: true }).click();
    await expect(page.getByRole('complementary', { name })).toBeVisible();
    expect(await widest()).toBeLessThanOrEqual(375);
    await page.getByRole('button', { name: `Close ${name.toLowerCase()}` }).click();
  }
  await page.getByRole('region', { name: 'Outline' }).getByRole('button', { name: /^Ask/ }).click();
  await expect(page.getByRole('complementary', { name: 'Settings of Ask' })).toBeVisible();
  expect(await widest()).toBeLessThanOrEqual(375);
});
