import { expect } from '@playwright/test';
import { flowOf, readyFlow, step, test } from './editor-kit';

test('Settings panel: a new account is connected without leaving the drawing, and chosen at once', async ({
  editor,
  page,
}) => {
  await editor.open(flowOf([step('p publish')]));
  await editor.card('Publish').click();
  const panel = page.getByRole('complementary', { name: 'Settings of Publish' });
  await panel.getByRole('button', { name: 'Connect a new account' }).click();
  const dialog = page.getByRole('dialog', { name: 'Connect a new account' });
  await dialog.getByRole('button', { name: /HTTP/ }).first().click();
  const form = page.getByRole('dialog', { name: /^Connect / });
  await expect(form.getByRole('textbox', { name: 'Name', exact: true })).toBeVisible();
  await form.getByRole('button', { name: 'All channels' }).click();
  await expect(dialog).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(editor.card('Publish')).toBeVisible();
});

test('Settings panel: the beginning says in words when its account is asked, the next five times too', async ({
  editor,
  page,
}) => {
  await editor.open(await readyFlow(editor));
  await editor.card('In').click();
  const panel = page.getByRole('complementary', { name: 'Settings of In' });
  await expect(panel.getByText(/Next times: (.+, ){4}.+\./)).toBeVisible();
});

test('Settings panel: a new condition begins with a line to fill in, and its card says what is missing', async ({
  editor,
  page,
}) => {
  await editor.open();
  await page.keyboard.press('n');
  await page.keyboard.type('condition');
  await page.keyboard.press('Enter');
  const panel = page.getByRole('complementary', { name: 'Settings of Condition' });
  await panel.getByRole('textbox', { name: 'Compare with' }).fill('Kogan');
  await expect(editor.card('Condition')).toContainText('Tags include the tag Kogan');
});
