import { expect, test } from '@playwright/test';
import { demoAccount } from './demo';

/** One story, because sign-ins are limited to a few a minute. */
test('a stranger signs in, sees the page they wanted, and leaves nothing behind', async ({ page }) => {
  const title = page.getByRole('heading', { level: 1 });
  await page.goto('/demo-workshop/orders');
  await expect(page).toHaveURL(/\/sign-in\?next=%2Fdemo-workshop%2Forders$/);

  const { email, password } = demoAccount();
  await page.getByLabel('Email').fill(email);
  await page.getByRole('textbox', { name: 'Password' }).fill('not the right one');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.locator('form').getByRole('alert')).toHaveText(/do not belong together/);
  await expect(page.getByLabel('Email')).toHaveValue(email);

  await page.getByRole('textbox', { name: 'Password' }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page).toHaveURL(/\/demo-workshop\/orders$/);
  await expect(title).toHaveText('Orders');

  await page.getByRole('button', { name: /^You: / }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(page).toHaveURL(/\/sign-in/);
  await page.goto('/demo-workshop/orders');
  await expect(title).toHaveText('Sign in');
});
