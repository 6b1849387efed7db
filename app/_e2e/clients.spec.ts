import { type Browser, expect, type Page } from '@playwright/test';
import { test } from './demo';

const password = 'correct horse battery';

/** A browser of somebody else, who is signed out. */
async function aStranger(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ storageState: { cookies: [], origins: [] } });
  return context.newPage();
}

interface Guest {
  readonly email: string;
  readonly role: string;
  readonly isConsultant?: boolean;
}

/** Invites from the settings page; where no mail server is set up, the link is shown to be handed over. */
async function invite(page: Page, { email, role, isConsultant = false }: Guest): Promise<string> {
  await page.getByRole('button', { name: 'Invite somebody' }).click();
  const dialog = page.getByRole('dialog', { name: 'Invite somebody' });
  await dialog.getByLabel('Email').fill(email);
  await dialog.getByRole('combobox', { name: 'Role' }).click();
  await page.getByRole('option', { name: new RegExp(`^${role}`) }).click();
  if (isConsultant) await dialog.getByRole('switch', { name: 'A consultant, for a limited time' }).click();
  await dialog.getByRole('button', { name: 'Invite' }).click();
  const link = await dialog.getByLabel('Link').inputValue();
  await dialog.getByRole('button', { name: 'Done' }).click();
  return new URL(link).pathname;
}

test('somebody is invited by a link, comes in with their role, and is out at the next click once removed', async ({
  page,
  browser,
  home,
}) => {
  await page.goto(`${home}/settings`);
  const path = await invite(page, { email: 'tom@example.com', role: 'Viewer' });
  const line = page.getByRole('listitem').filter({ hasText: 'tom@example.com' });
  await expect(line).toContainText('Invited as viewer');

  const tom = await aStranger(browser);
  await tom.goto(path);
  await expect(tom.getByText('Your account will be tom@example.com.')).toBeVisible();
  await tom.getByLabel('Your name').fill('Tom Berg');
  await tom.getByRole('textbox', { name: 'Password' }).fill(password);
  await tom.getByRole('button', { name: 'Create account and join' }).click();
  await expect(tom).toHaveURL(`${home}/health`);
  await tom.goto(`${home}/settings`);
  await expect(tom.getByText('Viewer: looking only')).toBeVisible();
  await expect(tom.getByRole('button', { name: 'Invite somebody' })).toHaveCount(0);

  await page.reload();
  await expect(line).toContainText('Viewer');
  await line.getByRole('button', { name: 'More about Tom Berg' }).click();
  await page.getByRole('menuitem', { name: 'Remove' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
  await expect(page.getByText('Tom Berg is out.')).toBeVisible();

  await tom.getByRole('link', { name: 'Orders' }).first().click();
  await expect(tom.getByText('There is no such workspace, or you are not a member of it.')).toBeVisible();
  const used = await aStranger(browser);
  await used.goto(path);
  await expect(used.getByText(/has been used, was withdrawn, or is too old/)).toBeVisible();
  await tom.context().close();
  await used.context().close();
});

test('a consultant is let in for a time, and out at the next click once that is revoked', async ({
  page,
  browser,
  home,
}) => {
  await page.goto(`${home}/settings`);
  const path = await invite(page, { email: 'cleo@example.com', role: 'Editor', isConsultant: true });
  const cleo = await aStranger(browser);
  await cleo.goto(path);
  await cleo.getByLabel('Your name').fill('Cleo Marsh');
  await cleo.getByRole('textbox', { name: 'Password' }).fill(password);
  await cleo.getByRole('button', { name: 'Create account and join' }).click();
  await expect(cleo).toHaveURL(`${home}/health`);
  await cleo.goto(`${home}/settings`);
  await expect(cleo.getByText(/^Consultant\. Editor/)).toBeVisible();
  await expect(cleo.getByRole('button', { name: 'Invite somebody' })).toHaveCount(0);

  await page.reload();
  await page.getByRole('button', { name: 'More about Cleo Marsh' }).click();
  await page.getByRole('menuitem', { name: 'Remove' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
  await expect(page.getByText('Cleo Marsh is out.')).toBeVisible();
  await cleo.getByRole('link', { name: 'Flows' }).first().click();
  await expect(cleo.getByText('There is no such workspace, or you are not a member of it.')).toBeVisible();
  await cleo.context().close();
});

test('an owner opens a workspace for another client, and two tabs on two clients never cross', async ({
  page,
  home,
}) => {
  await page.goto(`${home}/health`);
  await page
    .getByRole('button', { name: /^Workspace: / })
    .first()
    .click();
  await page.getByRole('menuitem', { name: 'Open another' }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill('Nordic Lights');
  await page.getByRole('button', { name: 'Open it' }).click();
  await expect(page).toHaveURL(/\/nordic-lights(-\d+)?\/health/);

  const other = await page.context().newPage();
  await other.goto(`${home}/connections`);
  const demoConnections = other.getByRole('link', { name: 'Harbour Market' });
  await expect(demoConnections.first()).toBeVisible();
  await page.getByRole('link', { name: 'Connections' }).first().click();
  await expect(page.getByRole('button', { name: 'Workspace: Nordic Lights. Switch' }).first()).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Connections');
  await expect(page.locator('[aria-busy=true]')).toHaveCount(0);
  await expect(page.getByText('Harbour Market')).toHaveCount(0);
  await other.reload();
  await expect(demoConnections.first()).toBeVisible();

  await page.getByRole('link', { name: 'Settings' }).first().click();
  await page.getByRole('button', { name: 'Rename' }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill('Nordic Lights AB');
  await page.getByRole('dialog').getByRole('button', { name: 'Rename' }).click();
  await expect(page.getByRole('button', { name: 'Workspace: Nordic Lights AB. Switch' }).first()).toBeVisible();
  await page.getByRole('button', { name: /^More about / }).click();
  await page.getByRole('menuitem', { name: 'Leave this workspace' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Leave' }).click();
  await expect(page.getByText('A workspace needs an owner, and this is the last one.')).toBeVisible();
});

test('owners read who did what, by person and by subject, and take it along as a file', async ({ page, home }) => {
  await page.goto(`${home}/settings`);
  await page.getByRole('link', { name: 'See who did what' }).click();
  const lines = page.getByRole('main').getByRole('listitem');
  await expect(lines.filter({ hasText: 'Flow published' }).first()).toContainText('by Ana Ruiz');
  await page.getByRole('combobox', { name: 'About' }).click();
  await page.getByRole('option', { name: 'Connections' }).click();
  await expect(lines.filter({ hasText: 'Flow published' })).toHaveCount(0);
  await expect(lines.filter({ hasText: 'Connection created' }).first()).toBeVisible();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export' }).click();
  expect((await download).suggestedFilename()).toBe('audit-demo-workshop.csv');
});
