import { expect } from '@playwright/test';
import { flowOf, step, tagging, test } from './editor-kit';

const wide = flowOf(
  Array.from({ length: 12 }, (_, index) =>
    step(`n${index} ${index === 0 ? 'source' : 'tag'}`, {
      name: `Step ${index + 1}`,
      x: index * 360,
      ...(index > 0 && { settings: tagging(index === 7 ? 'Kogan' : `tag ${index}`) }),
    }),
  ),
  ...Array.from({ length: 11 }, (_, index) => `n${index} out n${index + 1}`),
);

test('Zoom: 1 shows everything beside the open panels, 0 is full size, + and - go closer and further', async ({
  editor,
  page,
}) => {
  await editor.open(wide);
  const level = page.getByRole('toolbar', { name: 'View' }).getByTitle('Full size (0)');
  await editor.canvas.click({ position: { x: 700, y: 600 } });
  await page.keyboard.press('0');
  await expect(level).toHaveText('100 %');
  await page.keyboard.press('+');
  await expect(level).toHaveText('125 %');
  await page.keyboard.press('-');
  await expect(level).toHaveText('100 %');
  await page.keyboard.press('1');
  await expect(level).not.toHaveText('100 %');
  await page.waitForTimeout(300);
  const steps = await page.getByRole('complementary', { name: 'Steps' }).boundingBox();
  const first = await editor.card('Step 1').boundingBox();
  const last = await editor.card('Step 12').boundingBox();
  expect(first?.x).toBeGreaterThan((steps?.x ?? 0) + (steps?.width ?? 0));
  expect((last?.x ?? 0) + (last?.width ?? 0)).toBeLessThan(1280);
});

test('Zoom: Ctrl and the wheel zoom, the wheel alone moves about, so does Space and dragging', async ({
  editor,
  page,
}) => {
  await editor.open(wide);
  const level = page.getByRole('toolbar', { name: 'View' }).getByTitle('Full size (0)');
  await expect(editor.card('Step 12')).toBeInViewport();
  const before = await level.textContent();
  const card = () => editor.card('Step 6').boundingBox();
  await page.mouse.move(700, 600);
  const at = await card();
  await page.mouse.wheel(0, 80);
  await expect.poll(async () => (await card())?.y).not.toBe(at?.y);
  await expect(level).toHaveText(before ?? '');
  await page.keyboard.down('Control');
  await page.mouse.wheel(0, -200);
  await page.keyboard.up('Control');
  await expect(level).not.toHaveText(before ?? '');
  const there = await card();
  await page.keyboard.down('Space');
  await page.mouse.down();
  await page.mouse.move(800, 650, { steps: 4 });
  await page.mouse.up();
  await page.keyboard.up('Space');
  await expect.poll(async () => Math.round(((await card())?.x ?? 0) - (there?.x ?? 0))).toBe(100);
});

test.describe('on a touch screen', () => {
  test.use({ hasTouch: true });

  test('Zoom: two fingers go closer', async ({ editor, page }) => {
    await editor.open(wide);
    const level = page.getByRole('toolbar', { name: 'View' }).getByTitle('Full size (0)');
    await expect(editor.card('Step 12')).toBeInViewport();
    const percent = async () => Number.parseInt((await level.textContent()) ?? '', 10);
    const before = await percent();
    const fingers = await page.context().newCDPSession(page);
    const put = (type: 'touchStart' | 'touchMove', apart: number) =>
      fingers.send('Input.dispatchTouchEvent', {
        type,
        touchPoints: [-1, 1].map((side, id) => ({ id, x: 760 + side * apart, y: 620 })),
      });
    await put('touchStart', 40);
    for (const apart of [60, 80, 100, 120]) await put('touchMove', apart);
    await fingers.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    await expect.poll(percent).toBeGreaterThan(before);
  });
});

test('Minimap: M shows and hides it; steps with problems stand out', async ({ editor, page }) => {
  await editor.open(wide);
  const map = page.getByRole('img', { name: 'Small map of the flow' });
  await expect(map).toHaveCount(0);
  await page.keyboard.press('m');
  await expect(map).toBeVisible();
  // The beginning has no account yet.
  await expect(editor.canvas.locator('.react-flow__minimap-node[style*="state-stopped"]')).toHaveCount(1);
  await page.keyboard.press('m');
  await expect(map).toHaveCount(0);
});

test('Command palette: Ctrl+K offers every action of the editor and does it', async ({ editor, page }) => {
  await editor.open(wide);
  await expect(editor.card('Step 12')).toBeInViewport();
  await page.keyboard.press('Control+k');
  await page.getByRole('textbox', { name: /Search orders/ }).fill('tidy up');
  await page
    .getByRole('button', { name: /Tidy up the drawing/ })
    .last()
    .click();
  await expect(editor.announcement).toHaveText('tidied up the drawing');
});

test('Command palette: Ctrl+K leads from the drawing to every page', async ({ editor, page, home }) => {
  await editor.open(wide);
  await expect(editor.card('Step 12')).toBeInViewport();
  await page.keyboard.press('Control+k');
  const palette = page.getByRole('dialog');
  for (const name of ['Health', 'Orders', 'Flows', 'Runs', 'Connections', 'SKU map', 'Settings']) {
    await page.getByRole('textbox', { name: /Search orders/ }).fill(name);
    await expect(palette.getByRole('button', { name }).first()).toBeVisible();
  }
  await palette.getByRole('button', { name: 'Settings', exact: true }).click();
  await expect(page).toHaveURL(new RegExp(`${home}/settings$`));
});

test('Find in the flow: by name, kind and setting, "1 of 12", Enter goes on and shows it', async ({ editor, page }) => {
  await editor.open(wide);
  await page.keyboard.press('Control+f');
  const find = page.getByRole('textbox', { name: 'Find in this flow' });
  const count = page.getByRole('search').getByRole('status');
  await find.fill('step');
  await expect(count).toHaveText('1 of 12');
  await page.keyboard.press('Enter');
  await expect(count).toHaveText('2 of 12');
  await page.keyboard.press('Shift+Enter');
  await page.keyboard.press('Shift+Enter');
  await expect(count).toHaveText('12 of 12');
  await expect(editor.card('Step 12')).toBeInViewport();
  await find.fill('kogan');
  await expect(count).toHaveText('1 of 1');
  await find.fill('nowhere');
  await expect(count).toHaveText('Nothing found');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('search')).toHaveCount(0);
});

test('?: lists every shortcut', async ({ editor, page }) => {
  await editor.open(wide);
  await page.keyboard.press('?');
  const list = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  for (const name of ['Add a step', 'Connect to…', 'Undo', 'Tidy up the drawing', 'Find in this flow']) {
    await expect(list.getByText(name, { exact: true })).toBeVisible();
  }
  await page.keyboard.press('Escape');
  await expect(list).toHaveCount(0);
});
