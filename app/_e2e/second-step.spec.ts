import { type Browser, expect, type Page } from '@playwright/test';
import { totpOf } from '../../server/tooling/totp';
import { test } from './demo';
import { axeFindings } from './story-kit';

const password = 'correct horse battery';
const email = 'nina@example.com';

async function aStranger(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ storageState: { cookies: [], origins: [] } });
  return context.newPage();
}

/** A workspace of its own, so that nobody else is asked for anything. @returns its slug and the way in for another owner */
async function openClient(page: Page, home: string): Promise<{ slug: string; invitation: string }> {
  await page.goto(`${home}/health`);
  await page
    .getByRole('button', { name: /^Workspace: / })
    .first()
    .click();
  await page.getByRole('menuitem', { name: 'Open another' }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill('Two Keys');
  await page.getByRole('button', { name: 'Open it' }).click();
  await expect(page).toHaveURL(/\/two-keys(-\d+)?\/health/);
  const slug = new URL(page.url()).pathname.split('/')[1] ?? '';
  await page.goto(`/${slug}/settings`);
  await page.getByRole('button', { name: 'Invite somebody' }).click();
  const dialog = page.getByRole('dialog', { name: 'Invite somebody' });
  await dialog.getByLabel('Email').fill(email);
  await dialog.getByRole('combobox', { name: 'Role' }).click();
  await page.getByRole('option', { name: /^Owner/ }).click();
  await dialog.getByRole('button', { name: 'Invite' }).click();
  const link = await dialog.getByLabel('Link').inputValue();
  return { slug, invitation: new URL(link).pathname };
}

/** Password, app, recovery codes. @returns what a person keeps of it */
async function setUp(page: Page): Promise<{ secret: string; codes: string[] }> {
  await page.getByRole('textbox', { name: 'Your password' }).fill(password);
  await page.getByRole('button', { name: 'Go on' }).click();
  await expect(page.getByRole('img', { name: /^The secret/ })).toBeVisible();
  const secret = await page.getByLabel('Secret', { exact: true }).inputValue();
  await page.getByLabel('Code the app shows').fill('000000');
  await page.getByRole('button', { name: 'Turn it on' }).click();
  await expect(page.getByText(/That code is not right/)).toBeVisible();
  expect(await axeFindings(page)).toEqual([]);
  await page.getByLabel('Code the app shows').fill(totpOf(secret));
  await page.getByRole('button', { name: 'Turn it on' }).click();
  const items = page.getByRole('list', { name: 'Recovery codes' }).getByRole('listitem');
  await expect(items).toHaveCount(10);
  const codes = await items.allTextContents();
  await page.getByRole('button', { name: 'I have kept them' }).click();
  return { secret, codes };
}

async function signIn(page: Page): Promise<void> {
  await page.getByLabel('Email').fill(email);
  await page.getByRole('textbox', { name: 'Password' }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Code from your phone');
}

async function signOut(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^You: / }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(page).toHaveURL(/\/sign-in/);
}

test('an owner sets up a second step, asks it of the others, and comes in by a code and by a recovery code', async ({
  page,
  browser,
  home,
}) => {
  test.setTimeout(120_000);
  const { slug, invitation } = await openClient(page, home);
  const nina = await aStranger(browser);
  await nina.goto(invitation);
  await nina.getByLabel('Your name').fill('Nina Holm');
  await nina.getByRole('textbox', { name: 'Password' }).fill(password);
  await nina.getByRole('button', { name: 'Create account and join' }).click();
  await expect(nina).toHaveURL(`/${slug}/health`);

  // Who has none cannot ask it of others.
  await nina.goto(`/${slug}/settings`);
  await nina.getByRole('switch', { name: /^Ask owners, admins and consultants/ }).click();
  await expect(nina.getByText(/would shut yourself out/)).toBeVisible();

  await nina.getByRole('button', { name: /^You: / }).click();
  await nina.getByRole('menuitem', { name: 'My account' }).click();
  await nina.getByRole('button', { name: 'Set it up' }).click();
  const { secret, codes } = await setUp(nina);
  await expect(nina.getByText('On. Sluice asks for a code of your phone')).toBeVisible();

  await nina.goto(`/${slug}/settings`);
  await nina.getByRole('switch', { name: /^Ask owners, admins and consultants/ }).click();
  await expect(nina.getByText('A second step is asked from the next click on.')).toBeVisible();

  // The other owner has none, and sees nothing of this client, but all of the others.
  await page.goto(`/${slug}/orders`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Set up your second step');
  await expect(page.getByRole('navigation')).toHaveCount(0);
  await page.goto(`${home}/orders`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Orders');

  await signOut(nina);
  await nina.goto(`/${slug}/orders`);
  await signIn(nina);
  expect(await axeFindings(nina)).toEqual([]);
  await nina.getByLabel('Code').fill(totpOf(secret));
  await nina.getByRole('button', { name: 'Sign in' }).click();
  await expect(nina).toHaveURL(`/${slug}/orders`);

  await signOut(nina);
  await signIn(nina);
  await nina.getByRole('button', { name: 'Use a recovery code instead' }).click();
  await nina.getByLabel('Recovery code').fill(codes[3] ?? '');
  await nina.getByRole('button', { name: 'Sign in' }).click();
  await expect(nina).toHaveURL(`/${slug}/health`);

  await nina.goto(`/${slug}/account`);
  await expect(nina.getByText('This device')).toBeVisible();
  await expect(nina.getByText('Confirmed').or(nina.getByText('Not confirmed yet'))).toBeVisible();
  await nina.context().close();
});
