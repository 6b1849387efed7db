import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import { flowOf, readyFlow, step, tagging, test } from './editor-kit';

const drawn = flowOf(
  [
    step('s source', { name: 'In' }),
    step('t tag', { name: 'Tag it', x: 360, settings: tagging('Kogan') }),
    step('c condition', { name: 'Ask', x: 720, settings: { rule: { kind: 'group', mode: 'all', rules: [] } } }),
    step('p publish', { name: 'Out', x: 1080 }),
  ],
  's out t',
  't out c',
  'c yes p',
);

async function violationsOn(page: Page) {
  await page.waitForTimeout(400);
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ target, failureSummary }) => `${target} ${failureSummary}`).join(' | ')}`,
  );
}

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`Accessibility, ${colorScheme}`, () => {
    test.use({ colorScheme });

    test('axe finds nothing on an empty canvas and in the list of steps', async ({ editor, page }) => {
      await editor.open();
      expect(await violationsOn(page)).toEqual([]);
      await page.keyboard.press('n');
      expect(await violationsOn(page)).toEqual([]);
    });

    test('axe finds nothing on a drawn canvas and in the settings of every step', async ({ editor, page }) => {
      await editor.open(drawn);
      expect(await violationsOn(page)).toEqual([]);
      for (const name of ['In', 'Tag it', 'Ask', 'Out']) {
        await editor.card(name).focus();
        await page.keyboard.press('Enter');
        expect(await violationsOn(page)).toEqual([]);
        await page.keyboard.press('Escape');
      }
    });

    test('axe finds nothing in the list of problems, in publishing, in pasting an order and in connecting an account', async ({
      editor,
      page,
    }) => {
      await editor.open(drawn);
      await page.getByRole('button', { name: /^\d+ problems?$/ }).click();
      expect(await violationsOn(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'Test', exact: true }).click();
      await page.getByRole('button', { name: 'Paste an order' }).click();
      expect(await violationsOn(page)).toEqual([]);
      await page.getByRole('button', { name: 'Close test' }).click();
      await editor.card('Out').click();
      await page.getByRole('button', { name: 'Connect a new account' }).click();
      await expect(page.getByRole('dialog', { name: 'Connect a new account' })).toBeVisible();
      expect(await violationsOn(page)).toEqual([]);
      await editor.open(await readyFlow(editor));
      await page.getByRole('button', { name: 'Publish', exact: true }).click();
      expect(await violationsOn(page)).toEqual([]);
    });

    test('axe finds nothing while somebody else is drawing', async ({ editor, page }) => {
      await editor.open(drawn);
      await editor.hold('elsewhere', { takeOver: true });
      await expect(page.getByRole('button', { name: 'Take over' })).toBeVisible();
      expect(await violationsOn(page)).toEqual([]);
    });

    test('axe finds nothing on a version beside its list', async ({ editor, page }) => {
      await editor.open(await readyFlow(editor));
      await page.getByRole('button', { name: 'Publish', exact: true }).click();
      await page.getByRole('button', { name: 'Publish and go live' }).click();
      await expect(page.getByRole('button', { name: /^Live since/ })).toBeVisible();
      await page.getByRole('button', { name: 'Versions' }).click();
      const panel = page.getByRole('complementary', { name: 'Versions' });
      await panel.getByRole('button', { name: /^Version 1/ }).click();
      await expect(panel.getByRole('button', { name: 'Make this the draft' })).toBeVisible();
      expect(await violationsOn(page)).toEqual([]);
    });

    for (const [place, key] of [
      ['command palette', 'Control+k'],
      ['test', 't'],
      ['versions', 'v'],
      ['page of shortcuts', '?'],
      ['find bar', 'Control+f'],
      ['list of steps to connect to', 'c'],
      ['outline', 'o'],
    ] as const) {
      test(`axe finds nothing in the ${place}`, async ({ editor, page }) => {
        await editor.open(drawn);
        await editor.card('Tag it').focus();
        await page.keyboard.press(key);
        expect(await violationsOn(page)).toEqual([]);
      });
    }
  });
}

test('Accessibility: with reduced motion nothing glides', async ({ editor, page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await editor.open(drawn);
  await page.keyboard.press('0');
  const before = await editor.card('In').boundingBox();
  await page.keyboard.press('1');
  await page.evaluate(() => new Promise(requestAnimationFrame));
  const after = await editor.card('In').boundingBox();
  await page.waitForTimeout(300);
  expect(after).toEqual(await editor.card('In').boundingBox());
  expect(after).not.toEqual(before);
});
