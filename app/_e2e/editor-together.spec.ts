import { expect } from '@playwright/test';
import { flowOf, step, tagging, test } from './editor-kit';

const drawn = flowOf([step('t tag', { name: 'Tag it', settings: tagging('Kogan') })]);

test('Two in one draft: the second sees who is editing, looks on, and may take over; nobody’s work vanishes', async ({
  editor,
  page,
  context,
}) => {
  await editor.openAndHold(drawn);
  expect((await editor.hold('x')).other).not.toBeNull();
  const second = await context.newPage();
  await second.goto(page.url());
  const looksOn = second.getByRole('alert').filter({ hasText: 'You are editing this flow in another tab.' });
  await expect(looksOn).toBeVisible();
  await expect(second.getByRole('complementary', { name: 'Steps' })).toHaveCount(0);
  await page.bringToFront();
  await editor.card('Tag it').focus();
  await page.keyboard.press('F2');
  await page.keyboard.type('Seen by both');
  await page.keyboard.press('Enter');
  await expect(second.locator('.react-flow__node')).toContainText('Seen by both');
  await second.getByRole('button', { name: 'Take over' }).click();
  await expect(looksOn).toHaveCount(0);
  const taken = page
    .getByRole('alert')
    .filter({ hasText: 'is editing this flow' })
    .or(page.getByRole('alert').filter({ hasText: 'You are editing this flow in another tab.' }));
  await expect(taken).toBeVisible();
  await second.locator('.react-flow__node').focus();
  await second.keyboard.press('d');
  await expect(editor.card('Seen by both')).toContainText('orders pass through unchanged');
});

test('Two in one draft: what was drawn in the moment of the take-over stays on the screen, to copy or to go on with', async ({
  editor,
  page,
}) => {
  await editor.openAndHold(drawn);
  expect((await editor.hold('x')).other).not.toBeNull();
  await editor.hold('elsewhere', { takeOver: true });
  await editor.card('Tag it').focus();
  await page.keyboard.press('d');
  const banner = page.getByRole('alert').filter({ hasText: 'editing this flow' });
  await expect(banner).toBeVisible();
  await expect(editor.card('Tag it')).toContainText('orders pass through unchanged');
  await banner.getByRole('button', { name: 'Copy my version' }).click();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('"disabled":true');
  await banner.getByRole('button', { name: 'Take over' }).click();
  await expect(banner).toHaveCount(0);
  expect((await editor.drawing()).nodes[0]?.disabled).toBe(true);
});
